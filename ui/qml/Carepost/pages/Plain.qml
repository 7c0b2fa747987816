import QtQuick
import Carepost
import Carepost.Views

Screen {
    id: page
    required property PageModel view
    heading: page.screen.page
}
