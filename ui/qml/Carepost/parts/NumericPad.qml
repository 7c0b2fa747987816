pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Carepost

// Ten digits and delete, laid out as on a phone, left to right in every language; a plus sign for phone numbers.
GridLayout {
    id: pad

    property bool plus: false
    signal digit(string digit)
    signal erased

    columns: 3
    columnSpacing: Theme.small ? 1.2 * Theme.u : 2 * Theme.u
    rowSpacing: Theme.small ? 1 * Theme.u : 1.6 * Theme.u
    uniformCellWidths: true
    uniformCellHeights: true
    LayoutMirroring.enabled: false
    LayoutMirroring.childrenInherit: true

    Repeater {
        model: ["1", "2", "3", "4", "5", "6", "7", "8", "9", pad.plus ? "+" : "", "0", "delete"]
        Item {
            id: cell
            required property string modelData
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredHeight: 14 * Theme.u
            Layout.maximumHeight: 18 * Theme.u
            Loader {
                anchors.fill: parent
                active: cell.modelData !== ""
                sourceComponent: BigButton {
                    objectName: "digit-" + (cell.modelData === "+" ? "plus" : cell.modelData)
                    look: "plain"
                    label: cell.modelData === "delete" ? qsTr("Delete") : cell.modelData
                    size: (cell.modelData === "delete" ? 4.6 : Theme.small ? 6.4 : 8) * Theme.u
                    onActivated: cell.modelData === "delete" ? pad.erased() : pad.digit(cell.modelData)
                }
            }
        }
    }
}
