import QtQuick
import Carepost
import Carepost.Views

// Asks for a nurse, and says what has become of it.
BigButton {
    required property ScreenModel screen

    objectName: "ask-nurse"
    icon: screen.nurse === "" ? "nurse" : "tick"
    label: screen.nurse === "coming" ? qsTr("A nurse is coming") : screen.nurse === "called" ? qsTr("Nurse called") : qsTr("Ask a nurse")
}
