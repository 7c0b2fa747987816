pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Carepost
import Carepost.Views

Screen {
    id: page

    required property VitalsModel view
    heading: view.toGo === 0 ? view.done === view.total ? qsTr("All measurements are done") : view.done > 0 ? qsTr("Your measurements are ready") : qsTr("No measurements today") : view.total === 1 ? qsTr("We will take 1 measurement") : qsTr("We will take %1 measurements").arg(view.total)
    hint: view.toGo === 0 ? view.done > 0 ? qsTr("You can check your answers now.") : qsTr("That is all right. You can check your answers now.") : view.done === 0 ? qsTr("You can skip any of them.") : qsTr("%1 done, %2 to go.").arg(view.done).arg(view.toGo)
    lamp: Theme.tall ? "" : Phrases.kindPicture(view.next)

    // More than four do not fit below each other on a screen that is wider than high.
    readonly property bool compact: !Theme.tall && view.rows.length > 4

    GridLayout {
        anchors.fill: parent
        columns: page.compact ? 2 : 1
        columnSpacing: 1.6 * Theme.u
        rowSpacing: Theme.small ? 0 : 0.8 * Theme.u
        uniformCellWidths: true

        Repeater {
            model: page.view.rows
            VitalRow {
                required property var modelData
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredHeight: implicitHeight
                Layout.maximumHeight: isNext ? 44 * Theme.u : 31 * Theme.u
                kind: modelData.kind
                word: modelData.word
                value: modelData.value
                compact: page.compact
                skips: !page.compact && (!Theme.small || isNext)
                onSkipped: page.view.skip(kind)
                onWanted: page.view.again(kind)
            }
        }
    }

    actions: ButtonRow {
        width: parent.width
        BigButton {
            objectName: "skip-next"
            visible: page.compact && page.view.toGo > 0
            Layout.fillWidth: true
            label: qsTr("Skip")
            Accessible.name: label + ": " + Phrases.kind(page.view.next)
            onActivated: page.view.skip(page.view.next)
        }
        BigButton {
            objectName: "measure-start"
            Layout.fillWidth: true
            look: "primary"
            label: page.view.toGo === 0 ? qsTr("Continue") : Phrases.start(page.view.next)
            icon: "next"
            iconAfter: true
            onActivated: page.view.start()
            Component.onCompleted: page.mainButton = this
        }
    }
}
