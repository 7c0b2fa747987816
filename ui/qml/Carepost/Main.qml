pragma ComponentBehavior: Bound
import QtQuick
import Carepost
import Carepost.Views

Window {
    id: window

    required property ScreenModel frame
    required property VideoFeed selfFeed
    required property VideoFeed remoteFeed
    required property real pxPerMm

    title: "Carepost"
    color: Theme.paper
    LayoutMirroring.enabled: window.frame.rightToLeft
    LayoutMirroring.childrenInherit: true

    function showPage() {
        const file = window.frame.pageFile;
        if (file !== "") {
            page.setSource(file, {
                "screen": window.frame,
                "view": window.frame.view,
                "selfFeed": window.selfFeed,
                "remoteFeed": window.remoteFeed
            });
        }
    }

    function showOverlay() {
        const file = window.frame.overlayFile;
        if (file === "") {
            overlay.setSource("");
        } else {
            overlay.setSource(file, {
                "screen": window.frame,
                "view": window.frame.overlay
            });
        }
    }

    Component.onCompleted: {
        showPage();
        showOverlay();
    }

    Binding {
        target: Theme
        property: "u"
        value: Math.max(Math.min(window.width, window.height) / 135, 1.67 * window.pxPerMm)
    }
    Binding {
        target: Theme
        property: "layout"
        value: window.height > window.width ? "tall" : window.height >= 100 * Theme.u ? "wide" : "small"
    }
    Binding {
        target: Theme
        property: "contrast"
        value: window.frame.contrast && !window.frame.deskOpen
    }
    Binding {
        target: Theme
        property: "bigger"
        value: window.frame.biggerText && !window.frame.deskOpen
    }
    Binding {
        target: Theme
        property: "motion"
        value: window.frame.motion
    }
    Binding {
        target: Theme
        property: "rightToLeft"
        value: window.frame.rightToLeft
    }

    Connections {
        target: window.frame
        function onPageChanged() {
            window.showPage();
        }
        function onOverlayChanged() {
            window.showOverlay();
        }
    }

    Loader {
        id: page
        objectName: "page"
        anchors.fill: parent
        focus: !overlay.active || overlay.source.toString() === ""
        enabled: overlay.source.toString() === "" && !desk.active
        onLoaded: {
            if (Theme.fade > 0) {
                fadeIn.restart();
            }
            if (overlay.source.toString() === "") {
                (page.item as Item).forceActiveFocus();
            }
        }
    }

    // A page comes from under this. Made clear itself, it would show the seams of what lies on one another in it.
    Rectangle {
        id: veil
        objectName: "veil"
        anchors.fill: parent
        visible: opacity > 0
        opacity: 0
        color: window.color
        Accessible.ignored: true
        NumberAnimation {
            id: fadeIn
            target: veil
            property: "opacity"
            from: 0.8
            to: 0
            duration: Theme.fade
        }
    }

    Loader {
        id: overlay
        objectName: "overlay"
        anchors.fill: parent
        enabled: !desk.active
        onLoaded: (overlay.item as Item).forceActiveFocus()
        onSourceChanged: {
            if (source.toString() === "" && page.item) {
                (page.item as Item).forceActiveFocus();
            }
        }
    }

    Loader {
        id: desk
        objectName: "desk"
        anchors.fill: parent
        active: window.frame.deskOpen
        onActiveChanged: desk.showDesk()
        Component.onCompleted: desk.showDesk()
        onLoaded: (desk.item as Item).forceActiveFocus()
        function showDesk() {
            if (desk.active) {
                desk.setSource("nurse/Desk.qml", {
                    "screen": window.frame,
                    "desk": window.frame.desk
                });
            }
        }
    }

    // Seen until somebody has taken the alarm. Steady: nothing on this screen flashes.
    Rectangle {
        objectName: "alarm-edge"
        visible: window.frame.alarming && !window.frame.deskOpen
        anchors.fill: parent
        color: "transparent"
        border.width: Math.round((Theme.small ? 0.8 : 1.6) * Theme.u)
        border.color: "#D11F1F"
        Accessible.ignored: true
    }
}
