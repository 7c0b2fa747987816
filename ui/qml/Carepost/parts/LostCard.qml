import QtQuick
import QtQuick.Layouts
import Carepost
import Carepost.Views

// The doctor is gone: that we try again, and after a while what the patient can do.
Rectangle {
    id: card

    required property CallModel view

    implicitHeight: column.implicitHeight + 6 * Theme.u
    radius: 2.4 * Theme.u
    color: Theme.card
    border.width: Math.round(0.6 * Theme.u)
    border.color: Theme.warmEdge

    ColumnLayout {
        id: column
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        anchors.margins: 3 * Theme.u
        spacing: 2.4 * Theme.u

        FactRow {
            Layout.fillWidth: true
            icon: "no-connection"
            ink: Theme.warn
            ground: Theme.warnTint
            size: (Theme.small ? 4.6 : 5.4) * Theme.u * Theme.textScale
            title: card.view.lostLong ? qsTr("We could not reach the doctor.") : qsTr("We lost the doctor. Trying again.")
            text: !card.view.lostLong ? "" : card.view.nurseComing ? qsTr("A nurse is coming.") : card.view.nurseCalled ? qsTr("A nurse has been told.") : qsTr("We keep trying. You can call a nurse.")
        }
        RowLayout {
            visible: card.view.lostLong
            spacing: 2 * Theme.u
            BigButton {
                objectName: "keep-waiting"
                Layout.fillWidth: true
                Layout.preferredWidth: 3
                Layout.preferredHeight: Theme.target + Theme.lip
                look: "primary"
                size: (Theme.small ? 4.4 : 5) * Theme.u
                label: qsTr("Keep waiting")
                onActivated: card.view.keepWaiting()
            }
            BigButton {
                objectName: "finish"
                Layout.fillWidth: true
                Layout.preferredWidth: 3
                Layout.preferredHeight: Theme.target + Theme.lip
                size: (Theme.small ? 4.4 : 5) * Theme.u
                label: qsTr("Finish")
                onActivated: card.view.finish()
            }
        }
    }
}
