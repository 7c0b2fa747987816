import QtQuick
import Carepost
import Carepost.Views

// Below the picture: a measurement that runs, what became of the last one, what no longer fits, and the doctor's words.
Column {
    id: strips

    required property CallModel view
    property bool typing: false

    spacing: 1.6 * Theme.u

    MeasureStrip {
        visible: strips.view.measuring !== ""
        enabled: visible
        width: parent.width
        height: visible ? implicitHeight : 0
        view: strips.view
    }
    TickLine {
        visible: strips.view.measuring === "" && strips.view.ask === "" && (strips.view.measured !== "" || strips.view.failed) && !strips.typing
        width: parent.width
        height: visible ? implicitHeight : 0
        ink: strips.view.failed ? "#FFD166" : "#37E08A"
        icon: strips.view.failed ? "warn" : "tick"
        words: "#FFFFFF"
        size: (Theme.small ? 4 : 4.6) * Theme.u
        text: strips.view.failed ? qsTr("That did not work. The doctor can ask again.") : qsTr("%1: %2. The doctor sees it.").arg(Phrases.kind(strips.view.measuredKind)).arg(strips.view.measured)
    }
    TickLine {
        visible: strips.view.full !== ""
        width: parent.width
        height: visible ? implicitHeight : 0
        ink: "#FFD166"
        icon: "warn"
        words: "#FFFFFF"
        size: (Theme.small ? 4 : 4.6) * Theme.u
        text: strips.view.full === "no-picture" ? qsTr("The camera gives no picture now. The doctor has been told.") : strips.view.full === "talk" ? qsTr("No more text fits into this visit. Please speak with the doctor.") : qsTr("No more pictures fit into this visit. The doctor has been told.")
    }
    Body {
        visible: strips.view.heard !== "" && !strips.typing
        width: parent.width
        text: "<b><font color='#FFD166'>" + strips.view.doctor.replace(/[<>&]/g, "") + ":</font></b> " + strips.view.heard.replace(/&/g, "&amp;").replace(/</g, "&lt;")
        textFormat: Text.StyledText
        color: "#FFFFFF"
        size: (Theme.small ? 4 : 4.8) * Theme.u * Theme.textScale
        maximumLineCount: Theme.tall ? 4 : 2
        elide: Text.ElideRight
        Accessible.name: strips.view.doctor + ": " + strips.view.heard
    }
}
