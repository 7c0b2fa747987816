pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Carepost
import Carepost.Views

Screen {
    id: page

    required property TroubleModel view
    readonly property string trouble: view.trouble
    readonly property bool mayRetry: view.exits.includes("retry")
    readonly property bool inSteps: Troubles.inSteps(view.trouble)
    readonly property string nurseWay: view.exits.includes("other-device") ? qsTr("A nurse can also use another device.") : qsTr("A nurse can also type the number for you.")
    readonly property string skipping: Theme.small ? qsTr("You can skip this.") : qsTr("You can skip this. The doctor can see you all the same.")
    readonly property string say: view.tries >= 2 || !mayRetry ? skipping : inSteps ? qsTr("This happens. Two things to try:") : qsTr("This happens. You can try again, or skip it.")

    heading: Troubles.heading(view.trouble, view.kind)
    hint: Phrases.nurse(page.screen.nurse) || (Theme.small ? say + "\n" + nurseWay : say)
    titleLines: Theme.tall ? 2 : 5
    mainButton: mayRetry ? retry : nurse

    RowLayout {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        height: Math.min(parent.height, (Theme.tall ? 88 : 80) * Theme.u)
        spacing: Theme.gap
        uniformCellSizes: true

        Repeater {
            model: Troubles.tips(page.view.trouble, page.view.kind)
            ColumnLayout {
                id: tip
                required property string modelData
                required property int index
                spacing: 2 * Theme.u
                Rectangle {
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    radius: Theme.radius
                    color: Theme.lamp
                    Picture {
                        visible: tip.index === 0
                        anchors.fill: parent
                        anchors.margins: 3 * Theme.u
                        name: visible ? Phrases.kindPicture(page.view.kind) : ""
                    }
                    Icon {
                        visible: tip.index === 1
                        anchors.centerIn: parent
                        size: Math.min(parent.height, parent.width) * 0.5
                        color: "#10222E"
                        name: Troubles.secondIcon(page.view.trouble, page.view.kind)
                    }
                }
                Body {
                    Layout.fillWidth: true
                    Layout.preferredHeight: (Theme.small ? 14 : 18) * Theme.u
                    horizontalAlignment: Text.AlignHCenter
                    verticalAlignment: Text.AlignTop
                    fit: true
                    text: page.inSteps ? (tip.index + 1) + ". " + tip.modelData : tip.modelData
                    size: (Theme.small ? 4.4 : 5) * Theme.u * Theme.textScale
                    leading: 0.95
                }
            }
        }
    }

    actions: ColumnLayout {
        width: parent.width
        spacing: 1.6 * Theme.u
        BigButton {
            id: retry
            objectName: "try-again"
            visible: page.mayRetry
            Layout.fillWidth: true
            look: "primary"
            label: qsTr("Try again")
            icon: "again"
            onActivated: page.view.again()
        }
        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.gap
            uniformCellSizes: true
            BigButton {
                objectName: "skip-this"
                Layout.fillWidth: true
                label: qsTr("Skip this")
                icon: "skip"
                onActivated: page.view.skip()
            }
            NurseKey {
                id: nurse
                screen: page.screen
                look: page.mayRetry ? "second" : "primary"
                Layout.fillWidth: true
                onActivated: page.view.callNurse()
            }
        }
        Body {
            visible: !Theme.small
            Layout.fillWidth: true
            horizontalAlignment: Text.AlignHCenter
            color: Theme.inkSoft
            text: page.nurseWay
        }
    }
}
