import QtQuick
import Carepost
import Carepost.Views

FocusScope {
    required property ScreenModel screen
    required property PageModel view
}
