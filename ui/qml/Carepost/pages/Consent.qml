pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Carepost
import Carepost.Views

Screen {
    id: page

    required property ConsentModel view
    property bool full: false
    readonly property string item: view.item
    readonly property var facts: {
        switch (item) {
        case "video":
            return [["video", qsTr("The doctor sees and hears you"), qsTr("Only the doctor, and a nurse if you ask for one.")], ["lock", qsTr(
                                                                                                                                     "The call is not filmed or kept"), qsTr(
                                                                                                                                     "It is over when you end it.")], ["stop", qsTr(
                                                                                                                                                                              "You can stop at any time"), qsTr(
                                                                                                                                                                              "You will still be cared for.")]];
        case "record":
            return [["document", qsTr("Your answers and measurements are kept"), qsTr("The doctor needs them to help you.")], ["lock", qsTr(
                                                                                                                                   "They stay in your clinic"), qsTr(
                                                                                                                                   "Only the people who care for you read them.")], ["door", qsTr(
                                                                                                                                                                                           "Nothing stays on this screen"), qsTr(
                                                                                                                                                                                           "It is cleared when you leave.")]];
        default:
            return [["camera", qsTr("The doctor may ask for a picture"), qsTr("For example of your skin or throat.")], ["hand", qsTr(
                                                                                                                            "You are asked each time"), qsTr(
                                                                                                                            "You see the picture request and say yes or no.")], ["stop", qsTr(
                                                                                                                                                                                       "You can say no"), qsTr(
                                                                                                                                                                                       "The visit goes on without pictures.")]];
        }
    }

    heading: item === "video" ? qsTr("May a doctor see you by video?") : item === "record" ? qsTr("May we keep your answers for the doctor?") : qsTr(
                                                                                                 "May the doctor ask for pictures?")
    hint: Theme.small && Theme.bigger ? "" : qsTr("Read this. Then you choose.")
    lamp: Theme.small ? "" : item === "video" ? "doctor" : item === "record" ? "document" : "camera"
    titleLines: Theme.tall ? 3 : 5

    ColumnLayout {
        visible: !page.full
        anchors.fill: parent
        spacing: Theme.small ? 0.6 * Theme.u : Theme.gap

        Repeater {
            model: page.facts
            ColumnLayout {
                id: fact
                required property var modelData
                required property int index
                Layout.fillWidth: true
                Layout.fillHeight: true
                spacing: 0
                Rectangle {
                    visible: fact.index > 0
                    Layout.fillWidth: true
                    Layout.preferredHeight: Theme.hair
                    color: Theme.rule
                }
                IconLine {
                    Layout.fillWidth: true
                    Layout.alignment: Qt.AlignVCenter
                    Layout.fillHeight: true
                    icon: fact.modelData[0]
                    title: fact.modelData[1]
                    text: fact.modelData[2]
                }
            }
        }
        Loader {
            active: !Theme.small
            visible: active
            sourceComponent: TextKey {}
        }
    }
    ColumnLayout {
        visible: page.full
        anchors.fill: parent
        spacing: Theme.gap
        Body {
            Layout.fillWidth: true
            Layout.fillHeight: true
            fit: true
            verticalAlignment: Text.AlignTop
            size: (Theme.small ? 4 : 5) * Theme.u * Theme.textScale
            leading: 1.05
            text: page.item === "video" ? qsTr("If you agree, a doctor of this clinic sees and hears you through this screen, and you see and hear the doctor. The picture and the sound travel protected from this station to the doctor. They are not recorded by us. If you ask for a nurse, the nurse can join. You can end the call at any time with the red key. If you do not agree, the front desk finds another way for you to see a doctor today.") :
                                          page.item === "record" ? qsTr("If you agree, your name if you gave it, your answers, your measurements and the doctor’s plan are stored in the records of this clinic. They are locked on this station until they have arrived there, then only the clinic has them. The people who care for you may read them, and the law may ask the clinic to keep them for some years. You can ask the clinic to see or correct them. If you do not agree, nothing is kept, and the front desk helps you.") :
                                                                   qsTr("If you agree, the doctor may ask to take a still picture during the call, for example of a rash. Each time the request is shown to you first, and you answer yes or no. A picture that you allowed is stored with your visit. If you do not agree, no picture is taken, and the visit goes on as usual.")
        }
        Loader {
            active: !Theme.small
            visible: active
            sourceComponent: TextKey {}
        }
    }

    aside: Loader {
        active: Theme.small
        width: parent.width
        anchors.bottom: parent.bottom
        sourceComponent: TextKey {}
    }

    component TextKey: BigButton {
        objectName: visible ? "full-text" : ""
        height: Theme.target + Theme.lip
        look: "plain"
        size: 4.4 * Theme.u
        icon: page.full ? "back" : "document"
        label: page.full ? qsTr("Show the short text") : qsTr("Read the full text")
        onActivated: page.full = !page.full
    }

    actions: ButtonRow {
        width: parent.width
        stacked: true
        BigButton {
            objectName: "consent-yes"
            Layout.fillWidth: true
            look: "primary"
            label: qsTr("I agree")
            icon: "tick"
            onActivated: page.view.answer(true)
        }
        BigButton {
            objectName: "consent-no"
            Layout.fillWidth: true
            label: qsTr("I do not agree")
            onActivated: page.view.answer(false)
        }
    }
}
