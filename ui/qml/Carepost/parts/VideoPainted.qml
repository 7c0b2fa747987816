pragma ComponentBehavior: Bound
import QtQuick
import Carepost.Views

VideoPaint {
    Component.onDestruction: feed = null
}
