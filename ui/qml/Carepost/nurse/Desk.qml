import QtQuick
import Carepost

FocusScope {
    Rectangle {
        anchors.fill: parent
        color: Theme.paper
    }
}
