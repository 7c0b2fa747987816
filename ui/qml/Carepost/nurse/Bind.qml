pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Carepost
import Carepost.Views

// One device on its way to the station: found, paired, tried, named.
Item {
    id: page

    required property ScreenModel screen
    required property DeskModel desk
    readonly property SetupModel setup: page.desk.setup as SetupModel
    readonly property string hint: ""
    readonly property bool naming: setup.step === "name"

    RowLayout {
        id: head
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        height: (Theme.tall ? 13 : Theme.wide ? 12.4 : 10) * Theme.u
        spacing: 2 * Theme.u

        Loader {
            active: Theme.small
            visible: active
            Layout.preferredHeight: 9.2 * Theme.u
            Layout.preferredWidth: 20 * Theme.u
            sourceComponent: Back {}
        }
        Column {
            Layout.fillWidth: true
            Body {
                width: parent.width
                text: SetupWords.device(page.setup.kind)
                font.bold: true
                size: (Theme.small ? 4 : 5.6) * Theme.u
                leading: 0.86
                elide: Text.ElideRight
                wrapMode: Text.NoWrap
                Accessible.role: Accessible.Heading
            }
            Body {
                width: parent.width
                visible: !Theme.small
                text: qsTr("Pair it, take one test reading, give it a name.")
                color: "#3D4F5B"
                size: 3.6 * Theme.u
                elide: Text.ElideRight
                wrapMode: Text.NoWrap
            }
        }
        BindSteps {
            visible: Theme.wide || Theme.small && !page.naming
            step: page.setup.step
            words: Theme.wide
        }
        Loader {
            active: Theme.small && page.naming
            visible: active
            Layout.preferredHeight: 9.2 * Theme.u
            Layout.preferredWidth: 24 * Theme.u
            sourceComponent: Keep {}
        }
    }
    BindSteps {
        id: below
        visible: Theme.tall
        anchors.left: parent.left
        anchors.top: head.bottom
        anchors.topMargin: Theme.u
        height: visible ? 7 * Theme.u : 0
        step: page.setup.step
    }

    GridLayout {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: Theme.tall ? below.bottom : head.bottom
        anchors.topMargin: (Theme.small ? 0.6 : 1.4) * Theme.u
        anchors.bottom: foot.visible ? foot.top : parent.bottom
        anchors.bottomMargin: (Theme.small ? 0 : 2) * Theme.u
        columns: Theme.tall ? 1 : 3
        columnSpacing: (Theme.small ? 1.2 : 2) * Theme.u
        rowSpacing: 2 * Theme.u

        BindFound {
            visible: !page.naming && !(Theme.small && page.setup.step === "test")
            enabled: visible
            setup: page.setup
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: facts.visible ? 30 : 44
            Layout.preferredHeight: facts.visible ? 60 : 70
        }
        BindTest {
            visible: !page.naming
            enabled: visible
            setup: page.setup
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 44
            Layout.preferredHeight: 74
        }
        Loader {
            active: page.naming
            visible: active
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 74
            Layout.preferredHeight: 100
            sourceComponent: BindName {
                setup: page.setup
                language: page.screen.language
            }
        }
        BindFacts {
            id: facts
            visible: met && !(Theme.small && page.naming)
            setup: page.setup
            Layout.fillWidth: true
            Layout.fillHeight: !Theme.tall
            Layout.preferredWidth: Theme.small ? 34 : 27
        }
    }

    RowLayout {
        id: foot
        visible: !Theme.small
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        height: visible ? 11 * Theme.u : 0
        spacing: 2 * Theme.u

        Loader {
            active: !Theme.small
            Layout.fillHeight: true
            Layout.preferredWidth: (Theme.tall ? 38 : 34) * Theme.u
            sourceComponent: Back {}
        }
        Item {
            Layout.fillWidth: true
        }
        Loader {
            active: !Theme.small
            Layout.fillHeight: true
            Layout.preferredWidth: (Theme.tall ? 60 : 56) * Theme.u
            sourceComponent: Keep {}
        }
    }

    component Back: BigButton {
        objectName: "bind-leave"
        look: "plain"
        icon: Theme.small ? "" : "back"
        size: (Theme.small ? 3.4 : 4) * Theme.u
        label: qsTr("Checklist")
        onActivated: page.setup.leave()
    }
    component Keep: BigButton {
        objectName: "bind-keep"
        look: "primary"
        enabled: page.setup.mayKeep
        size: (Theme.small ? 3.4 : 4.4) * Theme.u
        label: qsTr("Keep this device")
        onActivated: page.setup.keep()
    }
}
