import QtQuick
import QtQuick.Layouts // qmllint disable unused-imports

// What every page is built of. Never shown: the engine loads it before the first page is asked for.
Item {}
