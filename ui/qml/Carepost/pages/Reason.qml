pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Carepost
import Carepost.Views

Screen {
    id: page

    required property ReasonModel view
    readonly property var pictograms: ({
                                           "cough": "cough",
                                           "throat": "throat",
                                           "pain": "pain",
                                           "skin": "skin",
                                           "stomach": "belly",
                                           "blood-pressure": "pressure"
                                       })

    heading: qsTr("Why are you here today?")
    hint: Theme.small ? "" : qsTr("Touch the one that fits best.")
    strip: !Theme.wide
    mainButton: goOn

    GridLayout {
        anchors.fill: parent
        columns: Theme.small ? 3 : 2
        columnSpacing: Theme.gap
        rowSpacing: Theme.small ? 1.2 * Theme.u : 2 * Theme.u
        uniformCellWidths: true
        uniformCellHeights: true

        Repeater {
            model: page.view.reasons
            ChoiceCard {
                required property string modelData
                objectName: "reason-" + modelData
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.columnSpan: modelData === "other" && Theme.small ? 3 : modelData === "other" ? 2 : 1
                choice: true
                marks: !Theme.small
                label: Phrases.reason(modelData)
                pictogram: page.pictograms[modelData] ?? ""
                icon: modelData === "other" ? "speech" : ""
                pictureSize: Math.min((Theme.small ? 10 : Theme.wide ? 13 : 16) * Theme.u, height * 0.8)
                chosen: page.view.chosen === modelData
                onActivated: page.view.choose(modelData)
            }
        }
    }

    actions: ButtonRow {
        width: parent.width
        BigButton {
            id: goOn
            objectName: "continue"
            Layout.fillWidth: true
            look: "primary"
            enabled: page.view.chosen !== ""
            label: qsTr("Continue")
            icon: "next"
            iconAfter: true
            onActivated: page.view.goOn()
        }
    }
}
