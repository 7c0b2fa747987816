import QtQuick
import QtQuick.Layouts
import Carepost
import Carepost.Views

// Help is called. Only staff can end this page; the patient can talk to the doctor from here.
Screen {
    id: page

    required property UrgentModel view

    heading: page.view.coming ? qsTr("Help is coming. Stay here.") : qsTr("We are calling for help")
    hint: Phrases.sign(page.view.sign)
    lamp: "nurse"
    mainButton: talk
    showsSteps: false

    ColumnLayout {
        anchors.fill: parent
        anchors.topMargin: Theme.tall ? 4 * Theme.u : 0
        spacing: (Theme.small ? 1.2 : 2.6) * Theme.u

        Rectangle {
            Layout.fillWidth: true
            Layout.preferredHeight: call.implicitHeight + (Theme.tall ? 14 : Theme.wide ? 5 : 3) * Theme.u
            visible: !page.view.coming || page.screen.number !== ""
            radius: 2.4 * Theme.u
            color: Theme.card
            border.width: Math.round(0.7 * Theme.u)
            border.color: Theme.danger

            ColumnLayout {
                id: call
                anchors.left: parent.left
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                anchors.margins: 3 * Theme.u
                spacing: (Theme.small ? 0 : 1.4) * Theme.u

                Body {
                    Layout.fillWidth: true
                    horizontalAlignment: Text.AlignHCenter
                    text: page.screen.number === "" ? qsTr("Call out loud for help.") : page.view.coming ? qsTr("If it gets worse, ring") : qsTr("Call out, or ring")
                    font.bold: true
                    size: (Theme.tall ? 7.4 : Theme.wide ? 6.6 : 5) * Theme.u * (Theme.bigger ? 1.15 : 1)
                    leading: 0.96
                }
                RowLayout {
                    visible: page.screen.number !== ""
                    Layout.alignment: Qt.AlignHCenter
                    spacing: 3 * Theme.u
                    LayoutMirroring.enabled: false
                    Icon {
                        name: "phone"
                        size: (Theme.tall ? 13 : Theme.wide ? 11 : 8) * Theme.u
                        Layout.preferredWidth: size
                        color: Theme.danger
                    }
                    Text {
                        Layout.maximumWidth: call.width - 20 * Theme.u
                        text: page.screen.number
                        font.bold: true
                        font.pixelSize: Math.round((Theme.tall ? 17 : Theme.wide ? 14 : 9.4) * Theme.u)
                        fontSizeMode: Text.HorizontalFit
                        minimumPixelSize: Math.round(6 * Theme.u)
                        color: Theme.danger
                        Accessible.role: Accessible.StaticText
                        Accessible.name: text
                    }
                }
            }
        }
        Item {
            Layout.fillHeight: true
            Layout.maximumHeight: (Theme.tall ? 5 : 0.1) * Theme.u
        }
        TickDisc {
            Layout.fillWidth: true
            // No word of a tone that cannot be heard: there is no loudspeaker, or it has rung for its time.
            visible: page.view.coming || (page.screen.sounding && (!Theme.small || page.view.doctor === ""))
            strong: page.view.coming
            text: page.view.coming ? qsTr("Somebody is on the way to you.") : qsTr("This station is sounding an alarm.")
        }
        TickDisc {
            visible: !page.view.coming
            Layout.fillWidth: true
            readonly property bool told: page.view.online || page.view.seenBy !== ""
            icon: told ? "tick" : "no-connection"
            ground: told ? Theme.good : Theme.warn
            text: page.view.seenBy !== "" ? qsTr("%1 at the clinic has seen your call for help.").arg(page.view.seenBy) : page.view.online ? qsTr("The clinic has been told.") : qsTr("The clinic can’t be reached from here.")
        }
        TickDisc {
            visible: page.view.doctor !== ""
            Layout.fillWidth: true
            icon: "video"
            strong: true
            text: qsTr("%1 is ready to talk to you.").arg(page.view.doctor)
        }
        Item {
            Layout.fillHeight: true
        }
    }

    actions: ButtonRow {
        width: parent.width
        visible: page.view.doctor !== ""
        height: visible ? implicitHeight : 0
        BigButton {
            id: talk
            objectName: "talk-now"
            Layout.fillWidth: true
            visible: page.view.doctor !== ""
            look: "primary"
            icon: "video"
            label: qsTr("Talk to the doctor now")
            onActivated: page.view.talk()
        }
    }
}
