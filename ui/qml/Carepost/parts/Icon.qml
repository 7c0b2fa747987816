import QtQuick
import Carepost

// A line icon in one colour. `mirrors` for arrows that point along the reading direction.
Image {
    property string name: ""
    property color color: Theme.ink
    property real size: 6 * Theme.u
    property bool mirrors: false

    width: size
    height: size
    sourceSize: Qt.size(Math.round(size), Math.round(size))
    source: name === "" ? "" : "image://art/icon/" + name + "/" + String(color).slice(-6)
    mirror: mirrors && Theme.rightToLeft
    Accessible.ignored: true
}
