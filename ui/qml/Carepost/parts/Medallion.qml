import QtQuick
import Carepost

// A small disc with a picture or an icon. A disc is never a button.
Image {
    property string name: ""
    property real size: 20 * Theme.u
    property color ground: Theme.lamp

    width: size
    height: size
    sourceSize: Qt.size(Math.round(size), Math.round(size))
    source: name === "" ? "" : "image://art/disc/" + name + "/" + String(ground).slice(-6)
    Accessible.ignored: true
}
