import QtQuick
import Carepost
import Carepost.Views

// A sheet over the page with one question; what is behind it stays visible, dimmed, where the sheet does not need it.
FocusScope {
    id: sheet

    required property ScreenModel screen
    property string heading: ""
    property string hint: ""
    property real arch: (Theme.tall ? 7 : 4) * Theme.u
    // It takes the whole screen: its words leave Help its place.
    property bool whole: false
    readonly property real contentMost: body.height - words.height - 7 * Theme.u - Theme.margin
    default property alias content: area.data

    LayoutMirroring.enabled: Theme.rightToLeft
    LayoutMirroring.childrenInherit: true

    Rectangle {
        anchors.fill: parent
        color: Theme.night
        opacity: 0.78
        TapHandler {}
    }
    Rectangle {
        anchors.fill: body
        color: Theme.paper
    }
    Arch {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: body.top
        height: sheet.arch + Theme.edgeLine
        shape: "up"
        before: Theme.paper
        after: "transparent"
        edge: Theme.warmEdge
        line: Theme.edgeLine
    }
    Item {
        id: body
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        height: sheet.whole ? sheet.height : words.height + area.height + 7 * Theme.u + Theme.margin

        Column {
            id: words
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.leftMargin: Theme.margin
            anchors.rightMargin: Theme.margin + (sheet.whole ? help.width + Theme.gap : 0)
            y: 1.6 * Theme.u
            spacing: Theme.u
            Heading {
                width: parent.width
                text: sheet.heading
                color: Theme.ink
            }
            Body {
                visible: text !== ""
                width: parent.width
                text: sheet.hint
                color: Theme.inkSoft
                size: Theme.hintSize
            }
        }
        Item {
            id: area
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.leftMargin: Theme.margin
            anchors.rightMargin: Theme.margin
            anchors.top: words.bottom
            anchors.topMargin: 4 * Theme.u
            height: childrenRect.height
        }
    }
    BarKey {
        id: help
        objectName: "help"
        anchors.right: parent.right
        anchors.rightMargin: Theme.margin
        y: Theme.barTop
        look: "help"
        label: qsTr("Help")
        icon: "help"
        onActivated: sheet.screen.help()
    }
}
