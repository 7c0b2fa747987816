import QtQuick
import QtQuick.Layouts
import Carepost
import Carepost.Views

Screen {
    id: page

    required property UrgentModel view

    heading: page.view.coming ? qsTr("Help is coming") : qsTr("We are calling for help")
    hint: page.view.coming ? qsTr("Stay here.") : Phrases.sign(page.view.sign)
    lamp: "nurse"
    mainButton: talk
    showsSteps: false

    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.gap

        Item {
            Layout.fillHeight: true
        }
        Body {
            Layout.fillWidth: true
            text: page.view.coming ? qsTr("Somebody is on the way to you.") : page.screen.number === "" ? qsTr("Call out.") : qsTr("Call out, or ring")
            font.bold: true
            size: 7 * Theme.u * Theme.textScale
        }
        Row {
            visible: page.screen.number !== ""
            spacing: 3 * Theme.u
            Icon {
                anchors.verticalCenter: parent.verticalCenter
                name: "phone"
                size: 12 * Theme.u
                color: Theme.danger
            }
            Text {
                anchors.verticalCenter: parent.verticalCenter
                text: "\u2066" + page.screen.number + "\u2069"
                font.bold: true
                font.pixelSize: Math.round(15 * Theme.u)
                color: Theme.danger
                Accessible.role: Accessible.StaticText
                Accessible.name: text
            }
        }
        Item {
            Layout.fillHeight: true
        }
        FactRow {
            Layout.fillWidth: true
            icon: "tick"
            ink: Theme.good
            visible: page.view.doctor !== ""
            title: qsTr("%1 is ready to talk to you").arg(page.view.doctor)
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
