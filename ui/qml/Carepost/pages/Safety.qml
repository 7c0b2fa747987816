pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Carepost
import Carepost.Views

Screen {
    id: page

    required property SafetyModel view
    readonly property var pictograms: ({
                                           "breathing": "breath",
                                           "chest-pain": "chest-pain",
                                           "stroke": "stroke",
                                           "bleeding": "bleed",
                                           "fainting": "faint",
                                           "swelling": "swell",
                                           "pregnancy": "preg",
                                           "self-harm": "harm"
                                       })

    heading: qsTr("Do you need help right now?")
    hint: Theme.small ? "" : qsTr("Touch a picture if this is happening to you. We call for help at once.")
    strip: !Theme.wide

    GridLayout {
        anchors.fill: parent
        columns: Theme.tall ? 2 : Theme.wide ? 4 : 3
        columnSpacing: Theme.tall ? 2.6 * Theme.u : Theme.small ? 1.7 * Theme.u : 2.4 * Theme.u
        rowSpacing: Theme.small ? 1.2 * Theme.u : 2 * Theme.u
        uniformCellWidths: true
        uniformCellHeights: true

        Repeater {
            model: page.view.signs
            ChoiceCard {
                required property string modelData
                objectName: "sign-" + modelData
                Layout.fillWidth: true
                Layout.fillHeight: true
                label: Phrases.sign(modelData)
                pictogram: page.pictograms[modelData]
                upright: Theme.wide
                pictureSize: Theme.tall ? 17.4 * Theme.u : Theme.wide ? 14 * Theme.u : 10 * Theme.u
                onActivated: page.view.touch(modelData)
            }
        }
        Loader {
            active: Theme.small
            visible: active
            Layout.fillWidth: true
            Layout.fillHeight: true
            sourceComponent: NoneKey {}
        }
    }

    actions: Loader {
        active: !Theme.small
        width: parent.width
        sourceComponent: NoneKey {}
    }

    component NoneKey: BigButton {
        objectName: "none-of-these"
        Layout.fillWidth: true
        look: "primary"
        label: qsTr("None of these")
        icon: "next"
        iconAfter: true
        onActivated: page.view.none()
        Component.onCompleted: page.mainButton = this
    }
}
