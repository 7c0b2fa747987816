pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Carepost

// What to do with one's body while something measures, in two or three short phrases.
RowLayout {
    id: guide

    property var lines: []

    spacing: Theme.gap

    Repeater {
        model: guide.lines
        RowLayout {
            id: line
            required property string modelData
            required property int index
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignVCenter
            spacing: 1.4 * Theme.u
            Rectangle {
                Layout.preferredWidth: (Theme.small ? 5.6 : 6.4) * Theme.u
                Layout.preferredHeight: Layout.preferredWidth
                radius: width / 2
                color: Theme.good
                Icon {
                    anchors.centerIn: parent
                    name: "tick"
                    color: Theme.goodText
                    size: parent.width * 0.66
                }
            }
            Body {
                Layout.fillWidth: true
                Layout.preferredHeight: size * 2.9
                fit: true
                text: line.modelData
                font.bold: true
                leading: 0.9
                size: (Theme.small ? 4.2 : 4.6) * Theme.u * (Theme.bigger ? 1.15 : 1)
            }
        }
    }
}
