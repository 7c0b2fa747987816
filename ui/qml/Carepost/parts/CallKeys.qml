import QtQuick
import QtQuick.Layouts
import Carepost
import Carepost.Views

// The keys of the call: mute, camera, type, nurse, and the end.
GridLayout {
    id: keys

    required property CallModel view

    columns: Theme.tall ? 4 : 6
    columnSpacing: (Theme.small ? 1.4 : 2) * Theme.u
    rowSpacing: 4 * Theme.u

    CallKey {
        objectName: "mute"
        Layout.fillWidth: true
        Layout.preferredWidth: 10
        icon: "mic"
        label: keys.view.muted ? qsTr("Muted") : qsTr("Mute")
        chosen: keys.view.muted
        onActivated: keys.view.mute()
    }
    CallKey {
        objectName: "camera"
        Layout.fillWidth: true
        Layout.preferredWidth: 10
        icon: "video"
        label: keys.view.cameraOff ? qsTr("Camera is off") : qsTr("Camera off")
        brief: keys.view.cameraOff ? qsTr("Is off") : ""
        chosen: keys.view.cameraOff
        onActivated: keys.view.camera()
    }
    CallKey {
        objectName: "type"
        Layout.fillWidth: true
        Layout.preferredWidth: 10
        icon: "type"
        label: qsTr("Type")
        enabled: !keys.view.typing
        onActivated: keys.view.toggleTyping()
    }
    CallKey {
        objectName: "nurse"
        Layout.fillWidth: true
        Layout.preferredWidth: 10
        icon: "nurse"
        label: keys.view.nurseComing ? qsTr("Nurse is coming") : keys.view.nurseCalled ? qsTr("Nurse called") : qsTr("Nurse")
        brief: keys.view.nurseComing ? qsTr("Coming") : keys.view.nurseCalled ? qsTr("Called") : ""
        chosen: keys.view.nurseCalled
        onActivated: keys.view.callNurse()
    }
    BigButton {
        objectName: "end-call"
        Layout.fillWidth: true
        Layout.preferredWidth: 16
        Layout.columnSpan: Theme.tall ? 4 : 2
        Layout.preferredHeight: Theme.tall ? Theme.buttonHeight : 13 * Theme.u
        look: "help"
        plainEdge: false
        icon: "end-call"
        size: (Theme.small ? 4.4 : 5.6) * Theme.u
        label: qsTr("End call")
        onActivated: keys.view.end()
    }
}
