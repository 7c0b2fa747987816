pragma Singleton
import QtQuick

// The sentences of care.guides, by their keys, and what may be said below them in smaller words.
QtObject {
    function sentence(key: string): string {
        switch (key) {
        case "blood-pressure.sit":
            return qsTr("Sit back, with both feet flat on the floor");
        case "blood-pressure.cuff":
            return qsTr("Put the cuff on your bare arm, as high as your heart");
        case "blood-pressure.rest":
            return qsTr("Now sit and rest, without talking");
        case "blood-pressure.press-start":
            return qsTr("Press the round button on the cuff’s box");
        case "blood-pressure.keep-still":
            return qsTr("Sit still. Please do not talk yet");
        case "oxygen.put-finger":
            return qsTr("Put your finger in the clip");
        case "oxygen.keep-still":
            return qsTr("Keep your finger in the clip");
        case "temperature.place-thermometer":
            return qsTr("Hold the thermometer to your forehead");
        case "temperature.hold-still":
            return qsTr("Hold still");
        case "weight.step-on":
            return qsTr("Step on the scale");
        case "weight.stand-still":
            return qsTr("Stand still");
        case "glucose.wash-hands":
            return qsTr("Wash your hands with warm water, and dry them");
        case "glucose.insert-strip":
            return qsTr("Put a new strip into the meter");
        case "glucose.drop-of-blood":
            return qsTr("Touch the drop of blood with the strip");
        case "heart-rate.wear-strap":
            return qsTr("Put the strap around your chest, on the skin");
        case "heart-rate.hold-electrodes":
            return qsTr("Hold the device with both thumbs on the metal");
        case "heart-rate.keep-still":
            return qsTr("Sit still, and breathe as usual");
        }
        return "";
    }

    function hint(key: string): string {
        switch (key) {
        case "blood-pressure.rest":
            return qsTr("After a rest the measurement is right.");
        case "blood-pressure.press-start":
            return qsTr("Your arm stays on the table.");
        case "blood-pressure.keep-still":
            return qsTr("The cuff feels tight. That is normal.");
        case "oxygen.put-finger":
        case "oxygen.keep-still":
            return qsTr("Rest your hand on the table. Breathe as usual.");
        case "temperature.place-thermometer":
        case "temperature.hold-still":
            return qsTr("Hair away from the forehead.");
        case "weight.step-on":
        case "weight.stand-still":
            return qsTr("Shoes off, if you can.");
        }
        return "";
    }

    // Which of several measurements this is; its number is not torn from the whole.
    function place(number: int, total: int): string {
        return qsTr("Measurement %1").arg(qsTr("%1 of %2").arg(number).arg(total).replace(/ /g, "\u00A0"));
    }

    // Two or three things that the body does while the device works.
    function posture(kind: string): list<string> {
        switch (kind) {
        case "blood-pressure":
            return [qsTr("Feet flat"), qsTr("Arm on table"), qsTr("Do not talk")];
        case "oxygen":
            return [qsTr("Hand on table"), qsTr("Finger warm"), qsTr("Hold still")];
        case "weight":
            return [qsTr("Both feet on it"), qsTr("Arms down"), qsTr("Stand still")];
        case "temperature":
            return [qsTr("Sit down"), qsTr("Forehead dry"), qsTr("Hold still")];
        case "glucose":
            return [qsTr("Hands dry"), qsTr("New strip"), qsTr("One small drop")];
        }
        return [qsTr("Sit down"), qsTr("Breathe as usual"), qsTr("Hold still")];
    }
}
