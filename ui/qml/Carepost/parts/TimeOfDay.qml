pragma ComponentBehavior: Bound
import QtQuick
import Carepost

// When to take how many, drawn: the hour's picture, the tablets, and the words.
Item {
    id: time

    property string when: "morning"
    property real count: 0
    property string units: ""
    property bool upright: !Theme.small
    readonly property int drawn: Math.min(3, Math.ceil(count))
    readonly property real pictureSize: (Theme.tall ? 9 : 7) * Theme.u

    implicitHeight: upright ? picture.height + words.height + 0.8 * Theme.u : Math.max(picture.height, words.height)
    implicitWidth: upright ? Math.max(picture.width, words.width) : picture.width + words.width + 1.4 * Theme.u
    Accessible.role: Accessible.StaticText
    Accessible.name: amount.text + " " + hour.text

    Row {
        id: picture
        anchors.horizontalCenter: time.upright ? parent.horizontalCenter : undefined
        anchors.left: time.upright ? undefined : parent.left
        anchors.verticalCenter: time.upright ? undefined : parent.verticalCenter
        height: time.pictureSize
        spacing: 0.6 * Theme.u

        Rectangle {
            width: time.pictureSize
            height: width
            radius: width / 2
            color: Theme.contrast ? "#FFFFFF" : "transparent"
            Pictogram {
                anchors.fill: parent
                anchors.margins: Theme.contrast ? parent.width * 0.16 : 0
                name: time.when
            }
        }
        Repeater {
            model: time.drawn
            Pictogram {
                required property int index
                anchors.verticalCenter: parent.verticalCenter
                name: "tablet"
                opacity: index === time.drawn - 1 && time.count % 1 > 0 ? 0.55 : 1
                height: time.pictureSize * 0.72
                width: height * 56 / 96
            }
        }
    }
    Column {
        id: words
        anchors.horizontalCenter: time.upright ? parent.horizontalCenter : undefined
        anchors.left: time.upright ? undefined : picture.right
        anchors.leftMargin: 1.4 * Theme.u
        anchors.verticalCenter: time.upright ? undefined : parent.verticalCenter
        y: time.upright ? picture.height + 0.6 * Theme.u : 0

        Body {
            id: amount
            anchors.horizontalCenter: time.upright ? parent.horizontalCenter : undefined
            text: time.count > 0 ? qsTr("Take %1").arg(time.units) : qsTr("none")
            font.bold: time.count > 0
            size: (Theme.small ? 3.9 : 4.4) * Theme.u * Theme.textScale
            leading: 0.88
            Accessible.ignored: true
        }
        Body {
            id: hour
            anchors.horizontalCenter: time.upright ? parent.horizontalCenter : undefined
            text: Phrases.hour(time.when)
            size: (Theme.small ? 3.9 : 4.4) * Theme.u * Theme.textScale
            leading: 0.88
            Accessible.ignored: true
        }
    }
}
