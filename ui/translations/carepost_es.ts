<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
    <context>
        <name>AfterCall</name>
        <message>
            <source>The doctor is writing your plan</source>
            <translation>El médico está escribiendo su plan</translation>
        </message>
        <message>
            <source>Please wait here. It comes on this screen in a few minutes.</source>
            <translation>Espere aquí, por favor. Aparecerá en esta pantalla en unos minutos.</translation>
        </message>
        <message>
            <source>The connection is not working. The plan comes when it is back.</source>
            <translation>La conexión no funciona. El plan llegará cuando vuelva.</translation>
        </message>
        <message>
            <source>The call has ended.</source>
            <translation>La llamada ha terminado.</translation>
        </message>
        <message>
            <source>The doctor is writing down what you agreed.</source>
            <translation>El médico anota lo que acordaron.</translation>
        </message>
        <message>
            <source>%1 is writing down what you agreed.</source>
            <translation>%1 anota lo que acordaron.</translation>
        </message>
        <message>
            <source>I can’t wait. Call me back.</source>
            <translation>No puedo esperar. Llámenme.</translation>
        </message>
        <message>
            <source>Then you can take it with you.</source>
            <translation>Después podrá llevárselo.</translation>
        </message>
    </context>
    <context>
        <name>Alarms</name>
        <message>
            <source>An alarm stays here until somebody says “I am going”.</source>
            <translation>Una alarma queda aquí hasta que alguien diga «Voy yo».</translation>
        </message>
        <message>
            <source>No alarms.</source>
            <translation>No hay alarmas.</translation>
        </message>
        <message>
            <source>%1, at this station. Nobody has taken this alarm.</source>
            <translation>%1, en esta estación. Nadie ha atendido esta alarma.</translation>
        </message>
        <message>
            <source>I am going</source>
            <translation>Voy yo</translation>
        </message>
        <message>
            <source>%1. Taken at %2: %3.</source>
            <translation>%1. Atendida a las %2: %3.</translation>
        </message>
        <message>
            <source>Seen by %1 at the clinic.</source>
            <translation>Vista por %1 en la clínica.</translation>
        </message>
    </context>
    <context>
        <name>Attract</name>
        <message>
            <source>Check in and see a doctor here</source>
            <translation>Regístrese y vea a un médico aquí</translation>
        </message>
        <message>
            <source>Touch to start</source>
            <translation>Toque para empezar</translation>
        </message>
        <message>
            <source>Staff</source>
            <translation>Personal</translation>
        </message>
    </context>
    <context>
        <name>Bind</name>
        <message>
            <source>Pair it, take one test reading, give it a name.</source>
            <translation>Vincular, probar una vez y dar nombre.</translation>
        </message>
        <message>
            <source>Checklist</source>
            <translation>Lista</translation>
        </message>
        <message>
            <source>Keep this device</source>
            <translation>Conservar este aparato</translation>
        </message>
    </context>
    <context>
        <name>BindFacts</name>
        <message>
            <source>This device</source>
            <translation>Este aparato</translation>
        </message>
        <message>
            <source>Serial number</source>
            <translation>Número de serie</translation>
        </message>
        <message>
            <source>not told</source>
            <translation>no lo dice</translation>
        </message>
        <message>
            <source>Clock</source>
            <translation>Reloj</translation>
        </message>
        <message>
            <source>right</source>
            <translation>en hora</translation>
        </message>
        <message>
            <source>set now</source>
            <translation>puesto en hora</translation>
        </message>
        <message>
            <source>it has none</source>
            <translation>no tiene</translation>
        </message>
        <message>
            <source>Battery</source>
            <translation>Batería</translation>
        </message>
        <message>
            <source>Old readings inside</source>
            <translation>Lecturas antiguas dentro</translation>
        </message>
        <message>
            <source>Old readings of somebody else go to the nurse’s tray, never into a chart.</source>
            <translation>Las lecturas antiguas de otra persona van a la bandeja de enfermería, nunca a una historia.</translation>
        </message>
    </context>
    <context>
        <name>BindFound</name>
        <message>
            <source>Looking, %1 found</source>
            <translation>Buscando, %1 encontrados</translation>
        </message>
        <message>
            <source>Found nearby: %1</source>
            <translation>Encontrados cerca: %1</translation>
        </message>
        <message>
            <source>Other devices nearby: %1. None of them measures this.</source>
            <translation>Otros aparatos cerca: %1. Ninguno mide esto.</translation>
        </message>
        <message>
            <source>Nothing shows itself. Switch the device on, or press its button.</source>
            <translation>No aparece nada. Encienda el aparato o pulse su botón.</translation>
        </message>
        <message>
            <source>Two alike? Hold yours close and search again: the nearest comes first.</source>
            <translation>¿Dos iguales? Acerque el suyo y busque otra vez: el más cercano sale primero.</translation>
        </message>
        <message>
            <source>Search again</source>
            <translation>Buscar otra vez</translation>
        </message>
        <message>
            <source>ends in %1</source>
            <translation>termina en %1</translation>
        </message>
        <message>
            <source>Bound here</source>
            <translation>Ya es de aquí</translation>
        </message>
    </context>
    <context>
        <name>BindName</name>
        <message>
            <source>This station can’t save it: its disk may be full. Make room, then keep it again.</source>
            <translation>Esta estación no puede guardarlo: quizá su disco esté lleno. Haga sitio y consérvelo otra vez.</translation>
        </message>
        <message>
            <source>Test reading: %1</source>
            <translation>Lectura de prueba: %1</translation>
        </message>
        <message>
            <source>No test reading was taken.</source>
            <translation>No se tomó lectura de prueba.</translation>
        </message>
        <message>
            <source>Name on the screens</source>
            <translation>Nombre en las pantallas</translation>
        </message>
        <message>
            <source>Calibration due</source>
            <translation>Próxima calibración</translation>
        </message>
        <message>
            <source>In 1 year</source>
            <translation>En 1 año</translation>
        </message>
        <message>
            <source>In 2 years</source>
            <translation>En 2 años</translation>
        </message>
        <message>
            <source>No date</source>
            <translation>Sin fecha</translation>
        </message>
    </context>
    <context>
        <name>BindSteps</name>
        <message>
            <source>Find</source>
            <translation>Buscar</translation>
        </message>
        <message>
            <source>Pair</source>
            <translation>Vincular</translation>
        </message>
        <message>
            <source>Test reading</source>
            <translation>Lectura de prueba</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Nombre</translation>
        </message>
        <message>
            <source>Step %1 of %2: %3</source>
            <translation>Paso %1 de %2: %3</translation>
        </message>
    </context>
    <context>
        <name>BindTest</name>
        <message>
            <source>Choose yours</source>
            <translation>Elija el suyo</translation>
        </message>
        <message>
            <source>Pairing</source>
            <translation>Vinculando</translation>
        </message>
        <message>
            <source>Test reading</source>
            <translation>Lectura de prueba</translation>
        </message>
        <message>
            <source>Live</source>
            <translation>En directo</translation>
        </message>
        <message>
            <source>Please wait</source>
            <translation>Espere, por favor</translation>
        </message>
        <message>
            <source>Switch the device on, hold it near the screen, and touch it in the list.</source>
            <translation>Encienda el aparato, acérquelo a la pantalla y tóquelo en la lista.</translation>
        </message>
        <message>
            <source>If the device asks, press its button.</source>
            <translation>Si el aparato lo pide, pulse su botón.</translation>
        </message>
        <message>
            <source>Go on without a test</source>
            <translation>Seguir sin prueba</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Probar otra vez</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Parar</translation>
        </message>
    </context>
    <context>
        <name>Birth</name>
        <message>
            <source>On which day were you born?</source>
            <translation>¿Qué día nació?</translation>
        </message>
        <message>
            <source>In which month were you born?</source>
            <translation>¿En qué mes nació?</translation>
        </message>
        <message>
            <source>In which year were you born?</source>
            <translation>¿En qué año nació?</translation>
        </message>
        <message>
            <source>Type the day, 1 to 31.</source>
            <translation>Escriba el día, de 1 a 31.</translation>
        </message>
        <message>
            <source>Type four digits, like 1948.</source>
            <translation>Escriba cuatro cifras, como 1948.</translation>
        </message>
        <message>
            <source>Day</source>
            <translation>Día</translation>
        </message>
        <message>
            <source>Month</source>
            <translation>Mes</translation>
        </message>
        <message>
            <source>Year</source>
            <translation>Año</translation>
        </message>
        <message>
            <source>Continue</source>
            <translation>Continuar</translation>
        </message>
    </context>
    <context>
        <name>CallBack</name>
        <message>
            <source>You can wait for the doctor here, or finish.</source>
            <translation>Puede esperar aquí al médico o terminar.</translation>
        </message>
        <message>
            <source>The doctor can’t be reached now. Your visit is not lost.</source>
            <translation>Ahora no se puede contactar con el médico. Su visita no se pierde.</translation>
        </message>
        <message>
            <source>Your answers are safe in this station.</source>
            <translation>Sus respuestas están seguras en esta estación.</translation>
        </message>
        <message>
            <source>Your %1 measurements are safe.</source>
            <translation>Sus %1 mediciones están seguras.</translation>
        </message>
        <message>
            <source>Your measurement is safe.</source>
            <translation>Su medición está segura.</translation>
        </message>
        <message>
            <source>They go to the clinic as soon as the connection is back.</source>
            <translation>Llegarán a la clínica en cuanto vuelva la conexión.</translation>
        </message>
        <message>
            <source>A nurse can come to you now.</source>
            <translation>Una enfermera puede venir ahora.</translation>
        </message>
        <message>
            <source>Keep waiting</source>
            <translation>Seguir esperando</translation>
        </message>
        <message>
            <source>Finish</source>
            <translation>Terminar</translation>
        </message>
        <message>
            <source>Or leave your phone number, and the clinic will call you.</source>
            <translation>O deje su número de teléfono y la clínica le llamará.</translation>
        </message>
        <message>
            <source>They go to the clinic when you finish.</source>
            <translation>Se envían a la clínica cuando usted termine.</translation>
        </message>
        <message>
            <source>Change my phone number</source>
            <translation>Cambiar mi número de teléfono</translation>
        </message>
        <message>
            <source>Leave my phone number</source>
            <translation>Dejar mi número de teléfono</translation>
        </message>
    </context>
    <context>
        <name>CallBar</name>
        <message>
            <source>Connection lost</source>
            <translation>Sin conexión</translation>
        </message>
        <message>
            <source>Connecting</source>
            <translation>Conectando</translation>
        </message>
        <message>
            <source>Connection is slow</source>
            <translation>Conexión lenta</translation>
        </message>
        <message>
            <source>Connected</source>
            <translation>Conectado</translation>
        </message>
        <message>
            <source>1 minute</source>
            <translation>1 minuto</translation>
        </message>
        <message>
            <source>%1 minutes</source>
            <translation>%1 minutos</translation>
        </message>
        <message>
            <source>Help</source>
            <translation>Ayuda</translation>
        </message>
    </context>
    <context>
        <name>CallKeys</name>
        <message>
            <source>Muted</source>
            <translation>Silenciado</translation>
        </message>
        <message>
            <source>Mute</source>
            <translation>Silenciar</translation>
        </message>
        <message>
            <source>Camera is off</source>
            <translation>Cámara apagada</translation>
        </message>
        <message>
            <source>Camera off</source>
            <translation>Apagar cámara</translation>
        </message>
        <message>
            <source>Is off</source>
            <translation>Apagada</translation>
        </message>
        <message>
            <source>Type</source>
            <translation>Escribir</translation>
        </message>
        <message>
            <source>Nurse is coming</source>
            <translation>Ya viene</translation>
        </message>
        <message>
            <source>Nurse called</source>
            <translation>Enfermera avisada</translation>
        </message>
        <message>
            <source>Nurse</source>
            <translation>Enfermera</translation>
        </message>
        <message>
            <source>Coming</source>
            <translation>Ya viene</translation>
        </message>
        <message>
            <source>Called</source>
            <translation>Avisada</translation>
        </message>
        <message>
            <source>End call</source>
            <translation>Colgar</translation>
        </message>
    </context>
    <context>
        <name>CallStrips</name>
        <message>
            <source>That did not work. The doctor can ask again.</source>
            <translation>No ha funcionado. El médico puede pedirlo otra vez.</translation>
        </message>
        <message>
            <source>%1: %2. The doctor sees it.</source>
            <translation>%1: %2. El médico lo ve.</translation>
        </message>
        <message>
            <source>No more text fits into this visit. Please speak with the doctor.</source>
            <translation>No cabe más texto en esta visita. Hable con el médico, por favor.</translation>
        </message>
        <message>
            <source>No more pictures fit into this visit. The doctor has been told.</source>
            <translation>No caben más fotos en esta visita. El médico ya lo sabe.</translation>
        </message>
        <message>
        <source>The camera gives no picture now. The doctor has been told.</source>
        <translation>La cámara no da imagen ahora. El médico ya lo sabe.</translation>
    </message>
</context>
    <context>
        <name>Confirm</name>
        <message>
            <source>Is this you?</source>
            <translation>¿Es usted?</translation>
        </message>
        <message>
            <source>Born in %1</source>
            <translation>Año de nacimiento: %1</translation>
        </message>
        <message>
            <source>No, not me</source>
            <translation>No soy yo</translation>
        </message>
        <message>
            <source>Yes, that is me</source>
            <translation>Sí, soy yo</translation>
        </message>
    </context>
    <context>
        <name>Consent</name>
        <message>
            <source>The doctor sees and hears you</source>
            <translation>El médico le ve y le oye</translation>
        </message>
        <message>
            <source>Only the doctor, and a nurse if you ask for one.</source>
            <translation>Solo el médico, y una enfermera si la pide.</translation>
        </message>
        <message>
            <source>The call is not filmed or kept</source>
            <translation>La llamada no se graba ni se guarda</translation>
        </message>
        <message>
            <source>It is over when you end it.</source>
            <translation>Se acaba cuando usted la termina.</translation>
        </message>
        <message>
            <source>You can stop at any time</source>
            <translation>Puede parar cuando quiera</translation>
        </message>
        <message>
            <source>You will still be cared for.</source>
            <translation>Le atenderemos igual.</translation>
        </message>
        <message>
            <source>Your answers and measurements are kept</source>
            <translation>Se guardan sus respuestas y mediciones</translation>
        </message>
        <message>
            <source>The doctor needs them to help you.</source>
            <translation>El médico las necesita para ayudarle.</translation>
        </message>
        <message>
            <source>They stay in your clinic</source>
            <translation>Se quedan en su clínica</translation>
        </message>
        <message>
            <source>Only the people who care for you read them.</source>
            <translation>Solo las lee quien le atiende.</translation>
        </message>
        <message>
            <source>Nothing stays on this screen</source>
            <translation>Nada queda en esta pantalla</translation>
        </message>
        <message>
            <source>It is cleared when you leave.</source>
            <translation>Se borra cuando usted se va.</translation>
        </message>
        <message>
            <source>The doctor may ask for a picture</source>
            <translation>El médico puede pedir una foto</translation>
        </message>
        <message>
            <source>For example of your skin or throat.</source>
            <translation>Por ejemplo, de su piel o garganta.</translation>
        </message>
        <message>
            <source>You are asked each time</source>
            <translation>Se le pregunta cada vez</translation>
        </message>
        <message>
            <source>You see the picture request and say yes or no.</source>
            <translation>Usted ve la petición y dice sí o no.</translation>
        </message>
        <message>
            <source>You can say no</source>
            <translation>Puede decir que no</translation>
        </message>
        <message>
            <source>The visit goes on without pictures.</source>
            <translation>La visita sigue sin fotos.</translation>
        </message>
        <message>
            <source>May a doctor see you by video?</source>
            <translation>¿Puede verle un médico por video?</translation>
        </message>
        <message>
            <source>May we keep your answers for the doctor?</source>
            <translation>¿Podemos guardar sus respuestas para el médico?</translation>
        </message>
        <message>
            <source>May the doctor ask for pictures?</source>
            <translation>¿Puede el médico pedir fotos?</translation>
        </message>
        <message>
            <source>Read this. Then you choose.</source>
            <translation>Lea esto. Después usted elige.</translation>
        </message>
        <message>
            <source>If you agree, a doctor of this clinic sees and hears you through this screen, and you see and hear the doctor. The picture and the sound travel protected from this station to the doctor. They are not recorded by us. If you ask for a nurse, the nurse can join. You can end the call at any time with the red key. If you do not agree, the front desk finds another way for you to see a doctor today.</source>
            <translation>Si acepta, un médico de esta clínica le ve y le oye por esta pantalla, y usted ve y oye al médico. La imagen y el sonido viajan protegidos desde esta estación hasta el médico. No los grabamos. Si pide una enfermera, ella puede unirse. Puede terminar la llamada cuando quiera con la tecla roja. Si no acepta, la recepción busca otra manera de que vea a un médico hoy.</translation>
        </message>
        <message>
            <source>If you agree, your name if you gave it, your answers, your measurements and the doctor’s plan are stored in the records of this clinic. They are locked on this station until they have arrived there, then only the clinic has them. The people who care for you may read them, and the law may ask the clinic to keep them for some years. You can ask the clinic to see or correct them. If you do not agree, nothing is kept, and the front desk helps you.</source>
            <translation>Si acepta, su nombre si lo dio, sus respuestas, sus mediciones y el plan del médico se guardan en el archivo de esta clínica. Quedan bajo llave en esta estación hasta que llegan allí; después solo los tiene la clínica. Pueden leerlos quienes le atienden, y la ley puede exigir que la clínica los guarde algunos años. Puede pedir a la clínica verlos o corregirlos. Si no acepta, no se guarda nada y la recepción le ayuda.</translation>
        </message>
        <message>
            <source>If you agree, the doctor may ask to take a still picture during the call, for example of a rash. Each time the request is shown to you first, and you answer yes or no. A picture that you allowed is stored with your visit. If you do not agree, no picture is taken, and the visit goes on as usual.</source>
            <translation>Si acepta, el médico puede pedir una foto durante la llamada, por ejemplo de una erupción. Cada vez se le muestra antes la petición y usted contesta sí o no. La foto que permitió se guarda con su visita. Si no acepta, no se toma ninguna foto y la visita sigue como siempre.</translation>
        </message>
        <message>
            <source>Show the short text</source>
            <translation>Ver el texto corto</translation>
        </message>
        <message>
            <source>Read the full text</source>
            <translation>Leer el texto completo</translation>
        </message>
        <message>
            <source>I agree</source>
            <translation>Acepto</translation>
        </message>
        <message>
            <source>I do not agree</source>
            <translation>No acepto</translation>
        </message>
    </context>
    <context>
        <name>Countdown</name>
        <message>
            <source>%1 seconds left</source>
            <translation>Quedan %1 segundos</translation>
        </message>
    </context>
    <context>
        <name>Counter</name>
        <message>
            <source>High contrast</source>
            <translation>Alto contraste</translation>
        </message>
        <message>
            <source>Bigger text</source>
            <translation>Texto más grande</translation>
        </message>
    </context>
    <context>
        <name>DangerSigns</name>
        <message>
            <source>Get help at once if</source>
            <translation>Pida ayuda enseguida si</translation>
        </message>
    </context>
    <context>
        <name>Declined</name>
        <message>
            <source>That is fine</source>
            <translation>Está bien</translation>
        </message>
        <message>
            <source>The front desk will help you.</source>
            <translation>La recepción le ayudará.</translation>
        </message>
        <message>
            <source>Nothing has been kept</source>
            <translation>No se ha guardado nada</translation>
        </message>
        <message>
            <source>Your answers are cleared when you finish.</source>
            <translation>Sus respuestas se borran al terminar.</translation>
        </message>
        <message>
            <source>Go to the front desk</source>
            <translation>Vaya a la recepción</translation>
        </message>
        <message>
            <source>They find another way for you to see a doctor.</source>
            <translation>Buscan otra manera de que vea a un médico.</translation>
        </message>
        <message>
            <source>You can think again</source>
            <translation>Puede pensarlo otra vez</translation>
        </message>
        <message>
            <source>Go back to the question at any time.</source>
            <translation>Vuelva a la pregunta cuando quiera.</translation>
        </message>
        <message>
            <source>Finish</source>
            <translation>Terminar</translation>
        </message>
        <message>
            <source>Back to the question</source>
            <translation>Volver a la pregunta</translation>
        </message>
        <message>
            <source>The nurse comes to you here</source>
            <translation>La enfermera viene aquí con usted</translation>
        </message>
        <message>
            <source>You decide together how you see a doctor.</source>
            <translation>Juntos deciden cómo ver a un médico.</translation>
        </message>
    </context>
    <context>
        <name>Desk</name>
        <message>
            <source>Alarms</source>
            <translation>Alarmas</translation>
        </message>
        <message>
            <source>Readings</source>
            <translation>Lecturas</translation>
        </message>
        <message>
            <source>Visits</source>
            <translation>Visitas</translation>
        </message>
        <message>
            <source>Devices</source>
            <translation>Aparatos</translation>
        </message>
        <message>
            <source>Type a value</source>
            <translation>Escribir un valor</translation>
        </message>
        <message>
            <source>Staff</source>
            <translation>Personal</translation>
        </message>
        <message>
            <source>Technician</source>
            <translation>Técnico</translation>
        </message>
        <message>
            <source>Nurse</source>
            <translation>Enfermera</translation>
        </message>
        <message>
            <source>Locks in %1 s</source>
            <translation>Se bloquea en %1 s</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Cerrar</translation>
        </message>
        <message>
            <source>Lock</source>
            <translation>Bloquear</translation>
        </message>
        <message>
            <source>Leave the kiosk</source>
            <translation>Salir del quiosco</translation>
        </message>
        <message>
            <source>Urgent: %1</source>
            <translation>Urgente: %1</translation>
        </message>
        <message>
            <source>No, go on</source>
            <translation>No, seguir</translation>
        </message>
        <message>
            <source>Yes, end it</source>
            <translation>Sí, terminar</translation>
        </message>
        <message>
            <source>End the urgent visit</source>
            <translation>Terminar la urgencia</translation>
        </message>
        <message>
            <source>Type</source>
            <translation>Escribir</translation>
        </message>
        <message>
            <source>Set up this station</source>
            <translation>Preparar esta estación</translation>
        </message>
    </context>
    <context>
        <name>Devices</name>
        <message>
            <source>What belongs to this station</source>
            <translation>Lo que pertenece a esta estación</translation>
        </message>
        <message>
            <source>No device belongs to this station yet.</source>
            <translation>Esta estación aún no tiene aparatos.</translation>
        </message>
        <message>
            <source>Battery %1 %</source>
            <translation>Batería %1 %</translation>
        </message>
        <message>
            <source>seen now</source>
            <translation>visto ahora</translation>
        </message>
        <message>
            <source>last seen %1</source>
            <translation>visto por última vez %1</translation>
        </message>
    </context>
    <context>
        <name>DoctorView</name>
        <message>
            <source>Connecting you to %1</source>
            <translation>Le conectamos con %1</translation>
        </message>
    </context>
    <context>
        <name>EndCall</name>
        <message>
            <source>End the call?</source>
            <translation>¿Terminar la llamada?</translation>
        </message>
        <message>
            <source>%1 will then write your plan.</source>
            <translation>Después %1 escribirá su plan.</translation>
        </message>
        <message>
            <source>Keep talking</source>
            <translation>Seguir hablando</translation>
        </message>
        <message>
            <source>End call</source>
            <translation>Colgar</translation>
        </message>
    </context>
    <context>
        <name>ErrorNote</name>
        <message>
            <source>There is a problem</source>
            <translation>Hay un problema</translation>
        </message>
    </context>
    <context>
        <name>Gauge</name>
        <message>
            <source>%1: %2, usual from %3 to %4</source>
            <translation>%1: %2, lo usual es de %3 a %4</translation>
        </message>
        <message>
            <source>usual</source>
            <translation>usual</translation>
        </message>
    </context>
    <context>
        <name>Goodbye</name>
        <message>
            <source>All done</source>
            <translation>Todo listo</translation>
        </message>
        <message>
            <source>Your information has been cleared from this screen.</source>
            <translation>Su información se ha borrado de esta pantalla.</translation>
        </message>
        <message>
            <source>Take your card and any paper with you.</source>
            <translation>Llévese su tarjeta y sus papeles.</translation>
        </message>
    </context>
    <context>
        <name>GuideWords</name>
        <message>
            <source>Sit back, with both feet flat on the floor</source>
            <translation>Siéntese hacia atrás, con los dos pies apoyados en el suelo</translation>
        </message>
        <message>
            <source>Put the cuff on your bare arm, as high as your heart</source>
            <translation>Póngase el manguito en el brazo desnudo, a la altura del corazón</translation>
        </message>
        <message>
            <source>Now sit and rest, without talking</source>
            <translation>Ahora descanse en la silla, sin hablar</translation>
        </message>
        <message>
            <source>Press the round button on the cuff’s box</source>
            <translation>Pulse el botón redondo de la caja del brazalete</translation>
        </message>
        <message>
            <source>Sit still. Please do not talk yet</source>
            <translation>Quieto, por favor. No hable todavía</translation>
        </message>
        <message>
            <source>Put your finger in the clip</source>
            <translation>Meta el dedo en la pinza</translation>
        </message>
        <message>
            <source>Keep your finger in the clip</source>
            <translation>Deje el dedo en la pinza</translation>
        </message>
        <message>
            <source>Hold the thermometer to your forehead</source>
            <translation>Ponga el termómetro en la frente</translation>
        </message>
        <message>
            <source>Hold still</source>
            <translation>No se mueva</translation>
        </message>
        <message>
            <source>Step on the scale</source>
            <translation>Súbase a la báscula</translation>
        </message>
        <message>
            <source>Stand still</source>
            <translation>Quédese quieto</translation>
        </message>
        <message>
            <source>Wash your hands with warm water, and dry them</source>
            <translation>Lávese las manos con agua tibia y séquelas</translation>
        </message>
        <message>
            <source>Put a new strip into the meter</source>
            <translation>Ponga una tira nueva en el medidor</translation>
        </message>
        <message>
            <source>Touch the drop of blood with the strip</source>
            <translation>Toque la gota de sangre con la tira</translation>
        </message>
        <message>
            <source>Put the strap around your chest, on the skin</source>
            <translation>Póngase la banda alrededor del pecho, sobre la piel</translation>
        </message>
        <message>
            <source>Hold the device with both thumbs on the metal</source>
            <translation>Sujete el aparato con los dos pulgares sobre el metal</translation>
        </message>
        <message>
            <source>Sit still, and breathe as usual</source>
            <translation>No se mueva y respire como siempre</translation>
        </message>
        <message>
            <source>After a rest the measurement is right.</source>
            <translation>Después de un descanso, la medición es correcta.</translation>
        </message>
        <message>
            <source>Your arm stays on the table.</source>
            <translation>El brazo se queda sobre la mesa.</translation>
        </message>
        <message>
            <source>The cuff feels tight. That is normal.</source>
            <translation>El brazalete aprieta. Es normal.</translation>
        </message>
        <message>
            <source>Rest your hand on the table. Breathe as usual.</source>
            <translation>Apoye la mano en la mesa. Respire normal.</translation>
        </message>
        <message>
            <source>Hair away from the forehead.</source>
            <translation>Sin pelo en la frente.</translation>
        </message>
        <message>
            <source>Shoes off, if you can.</source>
            <translation>Sin zapatos, si puede.</translation>
        </message>
        <message>
            <source>Measurement %1</source>
            <translation>Medición %1</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1 de %2</translation>
        </message>
        <message>
            <source>Feet flat</source>
            <translation>Pies planos</translation>
        </message>
        <message>
            <source>Arm on table</source>
            <translation>Brazo en la mesa</translation>
        </message>
        <message>
            <source>Do not talk</source>
            <translation>Sin hablar</translation>
        </message>
        <message>
            <source>Hand on table</source>
            <translation>Mano en la mesa</translation>
        </message>
        <message>
            <source>Finger warm</source>
            <translation>Dedo caliente</translation>
        </message>
        <message>
            <source>Both feet on it</source>
            <translation>Los dos pies</translation>
        </message>
        <message>
            <source>Arms down</source>
            <translation>Brazos abajo</translation>
        </message>
        <message>
            <source>Sit down</source>
            <translation>Siéntese</translation>
        </message>
        <message>
            <source>Forehead dry</source>
            <translation>Frente seca</translation>
        </message>
        <message>
            <source>Hands dry</source>
            <translation>Manos secas</translation>
        </message>
        <message>
            <source>New strip</source>
            <translation>Tira nueva</translation>
        </message>
        <message>
            <source>One small drop</source>
            <translation>Una gota pequeña</translation>
        </message>
        <message>
            <source>Breathe as usual</source>
            <translation>Respire como siempre</translation>
        </message>
    </context>
    <context>
        <name>Help</name>
        <message>
            <source>Choose your language</source>
            <translation>Elija su idioma</translation>
        </message>
        <message>
            <source>How can we help?</source>
            <translation>¿Cómo podemos ayudar?</translation>
        </message>
        <message>
            <source>Staff</source>
            <translation>Personal</translation>
        </message>
        <message>
            <source>A nurse is coming</source>
            <translation>Viene una enfermera</translation>
        </message>
        <message>
            <source>We are calling a nurse</source>
            <translation>Estamos llamando a una enfermera</translation>
        </message>
        <message>
            <source>Call a nurse</source>
            <translation>Llamar a una enfermera</translation>
        </message>
        <message>
            <source>Stay here. Call out if it is urgent.</source>
            <translation>Quédese aquí. Si es urgente, grite.</translation>
        </message>
        <message>
            <source>We ask someone to come to you.</source>
            <translation>Pedimos que alguien venga a ayudarle.</translation>
        </message>
        <message>
            <source>Change language</source>
            <translation>Cambiar idioma</translation>
        </message>
        <message>
            <source>Usual text</source>
            <translation>Texto normal</translation>
        </message>
        <message>
            <source>Bigger text</source>
            <translation>Texto más grande</translation>
        </message>
        <message>
            <source>Usual colours</source>
            <translation>Colores normales</translation>
        </message>
        <message>
            <source>High contrast</source>
            <translation>Alto contraste</translation>
        </message>
        <message>
            <source>Finish and clear</source>
            <translation>Terminar y borrar</translation>
        </message>
        <message>
            <source>Go back</source>
            <translation>Volver</translation>
        </message>
        <message>
            <source>Go back to the question</source>
            <translation>Volver a la pregunta</translation>
        </message>
    </context>
    <context>
        <name>Identify</name>
        <message>
            <source>How would you like to check in?</source>
            <translation>¿Cómo quiere registrarse?</translation>
        </message>
        <message>
            <source>Hold your card or code in front of the camera.</source>
            <translation>Ponga su tarjeta o código delante de la cámara.</translation>
        </message>
        <message>
            <source>Looking. Hold the card flat, a hand’s width away.</source>
            <translation>Buscando. Tarjeta plana, a un palmo.</translation>
        </message>
        <message>
            <source>Card flat, a hand’s width away.</source>
            <translation>Tarjeta plana, a un palmo.</translation>
        </message>
        <message>
            <source>The camera is starting. You can also type your name.</source>
            <translation>La cámara se enciende. También puede escribir su nombre.</translation>
        </message>
        <message>
            <source>No card? That is all right.</source>
            <translation>¿Sin tarjeta? No pasa nada.</translation>
        </message>
        <message>
            <source>Type my name</source>
            <translation>Escribir mi nombre</translation>
        </message>
        <message>
            <source>Nurse called</source>
            <translation>Enfermera avisada</translation>
        </message>
        <message>
            <source>A nurse will help me</source>
            <translation>Que me ayude una enfermera</translation>
        </message>
        <message>
            <source>Go on without a name</source>
            <translation>Seguir sin nombre</translation>
        </message>
    </context>
    <context>
        <name>Keyboard</name>
        <message>
            <source>Letters</source>
            <translation>Letras</translation>
        </message>
        <message>
            <source>Numbers and signs</source>
            <translation>Números y signos</translation>
        </message>
        <message>
            <source>Letters with accents</source>
            <translation>Letras con acentos</translation>
        </message>
        <message>
            <source>Arabic letters</source>
            <translation>Letras árabes</translation>
        </message>
        <message>
            <source>Latin letters</source>
            <translation>Letras latinas</translation>
        </message>
        <message>
            <source>Space</source>
            <translation>Espacio</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>Borrar</translation>
        </message>
    </context>
    <context>
        <name>Language</name>
        <message>
            <source>Choose your language</source>
            <translation>Elija su idioma</translation>
        </message>
        <message>
            <source>Touch your language.</source>
            <translation>Toque su idioma.</translation>
        </message>
        <message>
            <source>High contrast</source>
            <translation>Alto contraste</translation>
        </message>
        <message>
            <source>Bigger text</source>
            <translation>Texto más grande</translation>
        </message>
    </context>
    <context>
        <name>Looking</name>
        <message>
            <source>We are looking for you</source>
            <translation>Le estamos buscando</translation>
        </message>
        <message>
            <source>This takes a few seconds.</source>
            <translation>Tarda unos segundos.</translation>
        </message>
        <message>
            <source>Please wait. The next page comes by itself.</source>
            <translation>Espere, por favor. La siguiente página viene sola.</translation>
        </message>
    </context>
    <context>
        <name>LostCard</name>
        <message>
            <source>We could not reach the doctor.</source>
            <translation>No hemos podido contactar con el médico.</translation>
        </message>
        <message>
            <source>We lost the doctor. Trying again.</source>
            <translation>Se cortó con el médico. Lo intentamos de nuevo.</translation>
        </message>
        <message>
            <source>A nurse is coming.</source>
            <translation>Viene una enfermera.</translation>
        </message>
        <message>
            <source>A nurse has been told.</source>
            <translation>Hemos avisado a una enfermera.</translation>
        </message>
        <message>
            <source>We keep trying. You can call a nurse.</source>
            <translation>Seguimos intentándolo. Puede llamar a una enfermera.</translation>
        </message>
        <message>
            <source>Keep waiting</source>
            <translation>Seguir esperando</translation>
        </message>
        <message>
            <source>Finish</source>
            <translation>Terminar</translation>
        </message>
    </context>
    <context>
        <name>Measure</name>
        <message>
            <source>One moment. We are finding the device again</source>
            <translation>Un momento. Buscamos de nuevo el aparato</translation>
        </message>
        <message>
            <source>The doctor is ready. The call starts when this is done.</source>
            <translation>El médico está listo. La llamada empieza al terminar esto.</translation>
        </message>
        <message>
            <source>About %1 seconds left</source>
            <translation>Quedan unos %1 segundos</translation>
        </message>
        <message>
            <source>Nearly done</source>
            <translation>Casi listo</translation>
        </message>
        <message>
            <source>Waiting for the device</source>
            <translation>Esperando el aparato</translation>
        </message>
        <message>
            <source>Measuring</source>
            <translation>Midiendo</translation>
        </message>
        <message>
            <source>Hold still. The next step comes by itself.</source>
            <translation>No se mueva. El siguiente paso viene solo.</translation>
        </message>
        <message>
            <source>Progress</source>
            <translation>Avance</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Parar</translation>
        </message>
        <message>
            <source>I can’t do this</source>
            <translation>No puedo</translation>
        </message>
        <message>
            <source>Air in the cuff</source>
            <translation>Aire en el brazalete</translation>
        </message>
        <message>
            <source>mmHg</source>
            <translation>mmHg</translation>
        </message>
        <message>
            <source>going down</source>
            <translation>bajando</translation>
        </message>
        <message>
            <source>going up</source>
            <translation>subiendo</translation>
        </message>
        <message>
            <source>Oxygen</source>
            <translation>Oxígeno</translation>
        </message>
        <message>
            <source>Heart beats in a minute</source>
            <translation>Latidos por minuto</translation>
        </message>
        <message>
            <source>Your pulse, live</source>
            <translation>Su pulso, en vivo</translation>
        </message>
        <message>
            <source>Your heart, live</source>
            <translation>Su corazón, en vivo</translation>
        </message>
        <message>
            <source>Good signal</source>
            <translation>Buena señal</translation>
        </message>
        <message>
            <source>No signal yet</source>
            <translation>Aún sin señal</translation>
        </message>
    </context>
    <context>
        <name>MeasureStrip</name>
        <message>
            <source>Stop</source>
            <translation>Parar</translation>
        </message>
    </context>
    <context>
        <name>MedicineCard</name>
        <message>
            <source>%1, for %2 days</source>
            <translation>%1, durante %2 días</translation>
        </message>
        <message>
            <source>%1, for 1 day</source>
            <translation>%1, durante 1 día</translation>
        </message>
    </context>
    <context>
        <name>MoreTime</name>
        <message>
            <source>%1 seconds left</source>
            <translation>Quedan %1 segundos</translation>
        </message>
        <message>
            <source>Do you need more time?</source>
            <translation>¿Necesita más tiempo?</translation>
        </message>
        <message>
            <source>If nobody answers, we clear this screen so that nobody else can see it.</source>
            <translation>Si nadie contesta, borramos esta pantalla para que nadie más la vea.</translation>
        </message>
        <message>
            <source>I need more time</source>
            <translation>Necesito más tiempo</translation>
        </message>
        <message>
            <source>Finish and clear</source>
            <translation>Terminar y borrar</translation>
        </message>
    </context>
    <context>
        <name>Name</name>
        <message>
            <source>What is your name?</source>
            <translation>¿Cómo se llama?</translation>
        </message>
        <message>
            <source>Small spelling mistakes do not matter.</source>
            <translation>No importan las pequeñas faltas.</translation>
        </message>
        <message>
            <source>First name</source>
            <translation>Nombre</translation>
        </message>
        <message>
            <source>Family name</source>
            <translation>Apellidos</translation>
        </message>
        <message>
            <source>Go on without a name</source>
            <translation>Seguir sin nombre</translation>
        </message>
        <message>
            <source>Continue</source>
            <translation>Continuar</translation>
        </message>
    </context>
    <context>
        <name>NotFound</name>
        <message>
            <source>We could not find you. That is all right.</source>
            <translation>No le encontramos. No pasa nada.</translation>
        </message>
        <message>
            <source>You can see a doctor all the same.</source>
            <translation>Puede ver a un médico igual.</translation>
        </message>
        <message>
            <source>I am new here</source>
            <translation>Soy nuevo aquí</translation>
        </message>
        <message>
            <source>We will add you to this clinic.</source>
            <translation>Le añadiremos a esta clínica.</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Probar otra vez</translation>
        </message>
        <message>
            <source>Type the name and birth date once more.</source>
            <translation>Escriba otra vez nombre y fecha.</translation>
        </message>
        <message>
            <source>Go on without a name</source>
            <translation>Seguir sin nombre</translation>
        </message>
        <message>
            <source>The doctor will ask you.</source>
            <translation>El médico le preguntará.</translation>
        </message>
    </context>
    <context>
        <name>NumericPad</name>
        <message>
            <source>Delete</source>
            <translation>Borrar</translation>
        </message>
    </context>
    <context>
        <name>Offline</name>
        <message>
            <source>The connection is not working</source>
            <translation>La conexión no funciona</translation>
        </message>
        <message>
            <source>We can still take your measurements and save them safely.</source>
            <translation>Aún podemos tomar sus mediciones y guardarlas bien.</translation>
        </message>
        <message>
            <source>We can take your measurements</source>
            <translation>Podemos tomar sus mediciones</translation>
        </message>
        <message>
            <source>We keep your answers safe in this station</source>
            <translation>Guardamos sus respuestas en esta estación</translation>
        </message>
        <message>
            <source>A nurse can come to you</source>
            <translation>Una enfermera puede venir</translation>
        </message>
        <message>
            <source>The video call has to wait</source>
            <translation>La videollamada tiene que esperar</translation>
        </message>
        <message>
            <source>Carry on</source>
            <translation>Seguir</translation>
        </message>
    </context>
    <context>
        <name>Phrases</name>
        <message>
            <source>Trouble breathing</source>
            <translation>Le cuesta respirar</translation>
        </message>
        <message>
            <source>Chest pain</source>
            <translation>Dolor de pecho</translation>
        </message>
        <message>
            <source>Sudden weakness</source>
            <translation>Debilidad repentina</translation>
        </message>
        <message>
            <source>Heavy bleeding</source>
            <translation>Mucho sangrado</translation>
        </message>
        <message>
            <source>Fit or fainting</source>
            <translation>Ataque o desmayo</translation>
        </message>
        <message>
            <source>Swollen face or throat</source>
            <translation>Cara o garganta hinchada</translation>
        </message>
        <message>
            <source>Pregnant, with bleeding or strong pain</source>
            <translation>Embarazo con sangrado o dolor fuerte</translation>
        </message>
        <message>
            <source>Thoughts of harming myself</source>
            <translation>Ideas de hacerme daño</translation>
        </message>
        <message>
            <source>Cough or cold</source>
            <translation>Tos o resfriado</translation>
        </message>
        <message>
            <source>Throat or ear</source>
            <translation>Garganta u oído</translation>
        </message>
        <message>
            <source>Pain</source>
            <translation>Dolor</translation>
        </message>
        <message>
            <source>Skin problem</source>
            <translation>Problema de piel</translation>
        </message>
        <message>
            <source>Stomach problem</source>
            <translation>Problema de estómago</translation>
        </message>
        <message>
            <source>Blood pressure check</source>
            <translation>Control de la presión</translation>
        </message>
        <message>
            <source>Something else</source>
            <translation>Otra cosa</translation>
        </message>
        <message>
            <source>Blood pressure</source>
            <translation>Presión arterial</translation>
        </message>
        <message>
            <source>Oxygen</source>
            <translation>Oxígeno</translation>
        </message>
        <message>
            <source>Temperature</source>
            <translation>Temperatura</translation>
        </message>
        <message>
            <source>Weight</source>
            <translation>Peso</translation>
        </message>
        <message>
            <source>about 2 minutes</source>
            <translation>unos 2 minutos</translation>
        </message>
        <message>
            <source>about 1 minute</source>
            <translation>un minuto</translation>
        </message>
        <message>
            <source>half a minute</source>
            <translation>medio minuto</translation>
        </message>
        <message>
            <source>Start blood pressure</source>
            <translation>Medir la presión</translation>
        </message>
        <message>
            <source>Start oxygen</source>
            <translation>Medir el oxígeno</translation>
        </message>
        <message>
            <source>Start temperature</source>
            <translation>Medir la temperatura</translation>
        </message>
        <message>
            <source>Start weight</source>
            <translation>Medir el peso</translation>
        </message>
        <message>
            <source>Continue</source>
            <translation>Continuar</translation>
        </message>
        <message>
            <source>Next: blood pressure</source>
            <translation>Sigue: presión</translation>
        </message>
        <message>
            <source>Next: oxygen</source>
            <translation>Sigue: oxígeno</translation>
        </message>
        <message>
            <source>Next: temperature</source>
            <translation>Sigue: temperatura</translation>
        </message>
        <message>
            <source>Next: weight</source>
            <translation>Sigue: peso</translation>
        </message>
        <message>
            <source>Usual</source>
            <translation>Usual</translation>
        </message>
        <message>
            <source>Look again</source>
            <translation>Revisar</translation>
        </message>
        <message>
            <source>Act now</source>
            <translation>Actuar ya</translation>
        </message>
        <message>
            <source>Upper number</source>
            <translation>Número de arriba</translation>
        </message>
        <message>
            <source>Lower number</source>
            <translation>Número de abajo</translation>
        </message>
        <message>
            <source>Heart beats in a minute</source>
            <translation>Latidos por minuto</translation>
        </message>
        <message>
            <source>This code is not a card of this clinic. Try another one, or type your name.</source>
            <translation>Este código no es una tarjeta de esta clínica. Pruebe otra o escriba su nombre.</translation>
        </message>
        <message>
            <source>This number alone does not say who you are. Type your name, or ask a nurse.</source>
            <translation>Este número por sí solo no dice quién es usted. Escriba su nombre o pregunte a una enfermera.</translation>
        </message>
        <message>
            <source>This document could not be read. Try once more, or type your name.</source>
            <translation>No se pudo leer este documento. Inténtelo otra vez o escriba su nombre.</translation>
        </message>
        <message>
            <source>This document has expired. You can go on all the same.</source>
            <translation>Este documento ha caducado. Puede continuar de todos modos.</translation>
        </message>
        <message>
            <source>Type your first name or your family name.</source>
            <translation>Escriba su nombre o sus apellidos.</translation>
        </message>
        <message>
            <source>There is no such day. Check day, month and year.</source>
            <translation>Ese día no existe. Revise día, mes y año.</translation>
        </message>
        <message>
            <source>This day has not come yet. Check the year.</source>
            <translation>Ese día aún no ha llegado. Revise el año.</translation>
        </message>
        <message>
            <source>This year is too long ago. Check the year.</source>
            <translation>Ese año es demasiado antiguo. Revise el año.</translation>
        </message>
        <message>
            <source>Please try once more, or ask a nurse.</source>
            <translation>Pruebe otra vez o pida una enfermera.</translation>
        </message>
        <message>
            <source>January</source>
            <translation>Enero</translation>
        </message>
        <message>
            <source>February</source>
            <translation>Febrero</translation>
        </message>
        <message>
            <source>March</source>
            <translation>Marzo</translation>
        </message>
        <message>
            <source>April</source>
            <translation>Abril</translation>
        </message>
        <message>
            <source>May</source>
            <translation>Mayo</translation>
        </message>
        <message>
            <source>June</source>
            <translation>Junio</translation>
        </message>
        <message>
            <source>July</source>
            <translation>Julio</translation>
        </message>
        <message>
            <source>August</source>
            <translation>Agosto</translation>
        </message>
        <message>
            <source>September</source>
            <translation>Septiembre</translation>
        </message>
        <message>
            <source>October</source>
            <translation>Octubre</translation>
        </message>
        <message>
            <source>November</source>
            <translation>Noviembre</translation>
        </message>
        <message>
            <source>December</source>
            <translation>Diciembre</translation>
        </message>
        <message>
            <source>%1 asks for your blood pressure</source>
            <translation>%1 le pide medir la presión arterial</translation>
        </message>
        <message>
            <source>%1 asks for your oxygen</source>
            <translation>%1 le pide medir el oxígeno</translation>
        </message>
        <message>
            <source>%1 asks for your temperature</source>
            <translation>%1 le pide medir la temperatura</translation>
        </message>
        <message>
            <source>%1 asks for your weight</source>
            <translation>%1 le pide medir el peso</translation>
        </message>
            <message>
            <source>morning</source>
            <translation>mañana</translation>
        </message>
        <message>
            <source>midday</source>
            <translation>mediodía</translation>
        </message>
        <message>
            <source>evening</source>
            <translation>tarde</translation>
        </message>
        <message>
            <source>night</source>
            <translation>noche</translation>
        </message>
        <message>
            <source>%1 min</source>
            <translation>%1 min</translation>
        </message>
        <message>
            <source>%1 h</source>
            <translation>%1 h</translation>
        </message>
        <message>
            <source>%1 days</source>
            <translation>%1 días</translation>
        </message>
        <message>
        <source>A patient lost the doctor&apos;s call</source>
        <translation>Un paciente perdió la llamada con el médico</translation>
    </message>
    <message>
            <source>A patient calls for a nurse</source>
            <translation>Un paciente llama a una enfermera</translation>
        </message>
        <message>
            <source>%1 %2 %3</source>
            <comment>weekday, day, month</comment>
            <translation>%1 %2 de %3</translation>
        </message>
        <message>
            <source>Check the number, or skip it.</source>
            <translation>Revise el número.</translation>
        </message>
        <message>
            <source>This station can’t save. Patients are sent to the front desk.</source>
            <translation>Esta estación no puede guardar. Se envía a los pacientes a la recepción.</translation>
        </message>
        <message>
            <source>Somebody is needed here</source>
            <translation>Se necesita a alguien aquí</translation>
        </message>
        <message>
            <source>Upper blood pressure</source>
            <translation>Presión sistólica</translation>
        </message>
        <message>
            <source>Lower blood pressure</source>
            <translation>Presión diastólica</translation>
        </message>
        <message>
            <source>Mean blood pressure</source>
            <translation>Presión media</translation>
        </message>
        <message>
            <source>Pulse</source>
            <translation>Pulso</translation>
        </message>
        <message>
            <source>Reading</source>
            <translation>Lectura</translation>
        </message>
        <message>
            <source>Doctor</source>
            <translation>Médico</translation>
        </message>
        <message>
            <source>Nurse</source>
            <translation>Enfermera</translation>
        </message>
        <message>
            <source>Technician</source>
            <translation>Técnico</translation>
        </message>
        <message>
            <source>Ready</source>
            <translation>Listo</translation>
        </message>
        <message>
            <source>In use</source>
            <translation>En uso</translation>
        </message>
        <message>
            <source>not seen yet</source>
            <translation>aún no visto</translation>
        </message>
        <message>
            <source>Not found</source>
            <translation>No se encuentra</translation>
        </message>
        <message>
            <source>Battery low</source>
            <translation>Batería baja</translation>
        </message>
        <message>
            <source>Connection lost</source>
            <translation>Conexión perdida</translation>
        </message>
        <message>
            <source>Too much movement</source>
            <translation>Demasiado movimiento</translation>
        </message>
        <message>
            <source>Cuff too loose</source>
            <translation>Brazalete flojo</translation>
        </message>
        <message>
            <source>Arm not in place</source>
            <translation>Brazo mal colocado</translation>
        </message>
        <message>
            <source>Signal too weak</source>
            <translation>Señal débil</translation>
        </message>
        <message>
            <source>Sensor not on</source>
            <translation>Sensor sin colocar</translation>
        </message>
        <message>
            <source>Gave no value</source>
            <translation>No dio valor</translation>
        </message>
        <message>
            <source>Took too long</source>
            <translation>Tardó demasiado</translation>
        </message>
        <message>
            <source>Answer not clear</source>
            <translation>Respuesta ilegible</translation>
        </message>
        <message>
            <source>Pair it again</source>
            <translation>Emparejar de nuevo</translation>
        </message>
        <message>
            <source>Port is locked</source>
            <translation>Puerto bloqueado</translation>
        </message>
        <message>
            <source>Unplugged</source>
            <translation>Desenchufado</translation>
        </message>
        <message>
            <source>Needs a look</source>
            <translation>Revisar</translation>
        </message>
        <message>
            <source>Ready to be sent</source>
            <translation>Lista para enviar</translation>
        </message>
        <message>
            <source>Waits for the network</source>
            <translation>Espera la red</translation>
        </message>
        <message>
            <source>The network asks for a sign-in. Call the technician.</source>
            <translation>La red pide iniciar sesión. Llame al técnico.</translation>
        </message>
        <message>
            <source>The clinic server did not take it yet. We try again.</source>
            <translation>El servidor de la clínica aún no la aceptó. Lo intentamos de nuevo.</translation>
        </message>
        <message>
            <source>The clinic server does not accept this station. Call the technician.</source>
            <translation>El servidor de la clínica no acepta esta estación. Llame al técnico.</translation>
        </message>
        <message>
            <source>Sent. Waiting to hear that it arrived.</source>
            <translation>Enviada. Esperamos saber que llegó.</translation>
        </message>
        <message>
            <source>The clinic server refuses it. Call the clinic.</source>
            <translation>El servidor de la clínica la rechaza. Llame a la clínica.</translation>
        </message>
        <message>
            <source>It can’t be read any more. Call the technician.</source>
            <translation>Ya no se puede leer. Llame al técnico.</translation>
        </message>
        <message>
            <source>Not sent yet</source>
            <translation>Aún no enviada</translation>
        </message>
        <message>
            <source>A nurse has been called. Please stay here.</source>
            <translation>Hemos llamado a una enfermera. Quédese aquí, por favor.</translation>
        </message>
        <message>
            <source>A nurse is coming to you. Please stay here.</source>
            <translation>Una enfermera viene hacia usted. Quédese aquí, por favor.</translation>
        </message>
        <message>
            <source>%1 asks for your blood sugar</source>
            <translation>%1 le pide medir el azúcar en sangre</translation>
        </message>
        <message>
            <source>%1 asks for your heart rate</source>
            <translation>%1 le pide medir las pulsaciones</translation>
        </message>
        <message>
            <source>A value is too high or too low for the device</source>
            <translation>Un valor es demasiado alto o bajo para el aparato</translation>
        </message>
        <message>
            <source>Blood sugar</source>
            <translation>Azúcar en sangre</translation>
        </message>
        <message>
            <source>Body fat</source>
            <translation>Grasa corporal</translation>
        </message>
        <message>
            <source>Clock is wrong</source>
            <translation>Reloj equivocado</translation>
        </message>
        <message>
            <source>Paper ends soon</source>
            <translation>Queda poco papel</translation>
        </message>
        <message>
            <source>No paper</source>
            <translation>Sin papel</translation>
        </message>
        <message>
            <source>Cover is open</source>
            <translation>La tapa está abierta</translation>
        </message>
        <message>
            <source>Stopped</source>
            <translation>Detenida</translation>
        </message>
        <message>
            <source>Does not answer</source>
            <translation>No responde</translation>
        </message>
        <message>
            <source>Printer</source>
            <translation>Impresora</translation>
        </message>
        <message>
            <source>Code scanner</source>
            <translation>Lector de códigos</translation>
        </message>
        <message>
            <source>Control solution</source>
            <translation>Solución de control</translation>
        </message>
        <message>
            <source>Hardly possible</source>
            <translation>Poco creíble</translation>
        </message>
        <message>
            <source>Heart rate</source>
            <translation>Frecuencia cardíaca</translation>
        </message>
        <message>
            <source>In use elsewhere</source>
            <translation>Lo usa otro equipo</translation>
        </message>
        <message>
            <source>Next: blood sugar</source>
            <translation>Ahora: azúcar en sangre</translation>
        </message>
        <message>
            <source>Next: heart rate</source>
            <translation>Ahora: frecuencia cardíaca</translation>
        </message>
        <message>
            <source>No strip in it</source>
            <translation>Sin tira</translation>
        </message>
        <message>
            <source>Not the right one</source>
            <translation>No es el de aquí</translation>
        </message>
        <message>
            <source>Off or asleep</source>
            <translation>Apagado o dormido</translation>
        </message>
        <message>
            <source>Start blood sugar</source>
            <translation>Medir el azúcar</translation>
        </message>
        <message>
            <source>Start heart rate</source>
            <translation>Medir las pulsaciones</translation>
        </message>
        <message>
            <source>Strip not usable</source>
            <translation>La tira no sirve</translation>
        </message>
        <message>
            <source>Too far away</source>
            <translation>Demasiado lejos</translation>
        </message>
        <message>
            <source>Too high or too low</source>
            <translation>Demasiado alto o bajo</translation>
        </message>
    </context>
    <context>
        <name>Pin</name>
        <message>
            <source>Staff only</source>
            <translation>Solo personal</translation>
        </message>
        <message>
            <source>Type your PIN.</source>
            <translation>Escriba su PIN.</translation>
        </message>
        <message>
            <source>%1 digits typed</source>
            <translation>%1 cifras escritas</translation>
        </message>
        <message>
            <source>Too many wrong PINs. Wait %1 seconds.</source>
            <translation>Demasiados PIN incorrectos. Espere %1 segundos.</translation>
        </message>
        <message>
            <source>That PIN is not right. Try again.</source>
            <translation>Ese PIN no es correcto. Inténtelo de nuevo.</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Abrir</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>Borrar</translation>
        </message>
    </context>
    <context>
        <name>Pause</name>
        <message>
            <source>We will measure once more, to be sure</source>
            <translation>Mediremos otra vez, para estar seguros</translation>
        </message>
        <message>
            <source>One more measurement</source>
            <translation>Una medición más</translation>
        </message>
        <message>
            <source>A nurse has been told. Please stay here.</source>
            <translation>Se ha avisado a una enfermera. Quédese aquí.</translation>
        </message>
        <message>
            <source>Stay seated, and leave the cuff on. Please do not talk.</source>
            <translation>Quédese en la silla y con el manguito puesto. No hable, por favor.</translation>
        </message>
        <message>
            <source>I can’t do this</source>
            <translation>No puedo</translation>
        </message>
    </context>
    <context>
        <name>Phone</name>
        <message>
            <source>What is your phone number?</source>
            <translation>¿Cuál es su número de teléfono?</translation>
        </message>
        <message>
            <source>The clinic calls you on this number.</source>
            <translation>La clínica le llamará a este número.</translation>
        </message>
        <message>
            <source>Phone number</source>
            <translation>Número de teléfono</translation>
        </message>
        <message>
            <source>Skip</source>
            <translation>Saltar</translation>
        </message>
        <message>
            <source>Continue</source>
            <translation>Continuar</translation>
        </message>
    </context>
    <context>
        <name>Plan</name>
        <message>
            <source>The printer needs paper. Scan it to your phone.</source>
            <translation>La impresora necesita papel. Páselo a su teléfono.</translation>
        </message>
        <message>
            <source>It could not be printed. Scan it to your phone.</source>
            <translation>No se pudo imprimir. Páselo a su teléfono.</translation>
        </message>
        <message>
            <source>What we agreed</source>
            <translation>Lo que acordamos</translation>
        </message>
        <message>
            <source>%1 wrote this for you today.</source>
            <translation>%1 lo escribió hoy para usted.</translation>
        </message>
        <message>
            <source>Come back on %1</source>
            <translation>Vuelva el %1</translation>
        </message>
        <message>
            <source>Printing</source>
            <translation>Imprimiendo</translation>
        </message>
        <message>
            <source>Printed</source>
            <translation>Impreso</translation>
        </message>
        <message>
            <source>Print</source>
            <translation>Imprimir</translation>
        </message>
        <message>
            <source>To my phone</source>
            <translation>A mi teléfono</translation>
        </message>
        <message>
            <source>Scan to my phone</source>
            <translation>Pasar a mi teléfono</translation>
        </message>
        <message>
            <source>Finish</source>
            <translation>Terminar</translation>
        </message>
        <message>
            <source>Page before</source>
            <translation>Página anterior</translation>
        </message>
        <message>
            <source>Next page</source>
            <translation>Página siguiente</translation>
        </message>
        <message>
            <source>Change my phone number</source>
            <translation>Cambiar mi número de teléfono</translation>
        </message>
        <message>
            <source>Leave my phone number</source>
            <translation>Dejar mi número de teléfono</translation>
        </message>
        <message>
            <source>The printer needs paper. Please ask a nurse.</source>
            <translation>A la impresora le falta papel. Pregunte a una enfermera, por favor.</translation>
        </message>
        <message>
            <source>The printer is open. Scan it to your phone.</source>
            <translation>La impresora está abierta. Páselo a su teléfono.</translation>
        </message>
        <message>
            <source>The printer is open. Please ask a nurse.</source>
            <translation>La impresora está abierta. Pregunte a una enfermera, por favor.</translation>
        </message>
        <message>
            <source>It could not be printed. Please ask a nurse.</source>
            <translation>No se pudo imprimir. Pregunte a una enfermera, por favor.</translation>
        </message>
    </context>
    <context>
        <name>Prepare</name>
        <message>
            <source>Step %1 of %2</source>
            <translation>Paso %1 de %2</translation>
        </message>
        <message>
            <source>I can’t do this</source>
            <translation>No puedo</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Hecho</translation>
        </message>
        <message>
            <source>I have rested already</source>
            <translation>Ya he descansado</translation>
        </message>
    </context>
    <context>
        <name>Qr</name>
        <message>
            <source>Scan this with your phone</source>
            <translation>Escanéelo con su teléfono</translation>
        </message>
        <message>
            <source>The plan is too long for a code</source>
            <translation>El plan es demasiado largo para un código</translation>
        </message>
        <message>
            <source>Hold the camera of your phone to the square. It shows your plan as text.</source>
            <translation>Acerque la cámara de su teléfono al cuadrado. Muestra su plan como texto.</translation>
        </message>
        <message>
            <source>Please print it, or ask a nurse.</source>
            <translation>Imprímalo o pregunte a una enfermera.</translation>
        </message>
        <message>
            <source>A code with your plan</source>
            <translation>Un código con su plan</translation>
        </message>
        <message>
            <source>Go back</source>
            <translation>Volver</translation>
        </message>
    </context>
    <context>
        <name>Question</name>
        <message>
            <source>Skip this</source>
            <translation>Omitir</translation>
        </message>
        <message>
            <source>I’m not sure</source>
            <translation>No estoy seguro</translation>
        </message>
        <message>
            <source>Continue</source>
            <translation>Continuar</translation>
        </message>
        <message>
            <source>Yes</source>
            <translation>Sí</translation>
        </message>
        <message>
            <source>No</source>
            <translation>No</translation>
        </message>
        <message>
            <source>Not at all</source>
            <translation>Nada</translation>
        </message>
        <message>
            <source>The worst</source>
            <translation>Lo peor</translation>
        </message>
        <message>
            <source>I can’t say</source>
            <translation>No sé decirlo</translation>
        </message>
    </context>
    <context>
        <name>Readings</name>
        <message>
            <source>In nobody’s record. We do not guess whose they are.</source>
            <translation>No están en ninguna historia. No adivinamos de quién son.</translation>
        </message>
        <message>
            <source>Every reading has a person.</source>
            <translation>Cada lectura tiene su persona.</translation>
        </message>
        <message>
            <source>Measured %1</source>
            <translation>Medido %1</translation>
        </message>
        <message>
            <source>Arrived %1</source>
            <translation>Llegó %1</translation>
        </message>
        <message>
            <source>%1 late</source>
            <translation>%1 tarde</translation>
        </message>
        <message>
            <source>Why it is here: no step was open that asked for it. Measure again in the visit.</source>
            <translation>Por qué está aquí: ningún paso la pedía. Mida otra vez en la visita.</translation>
        </message>
        <message>
            <source>Keep it</source>
            <translation>Conservar</translation>
        </message>
        <message>
            <source>Yes, discard</source>
            <translation>Sí, descartar</translation>
        </message>
        <message>
            <source>Test or mistake: discard</source>
            <translation>Prueba o error: descartar</translation>
        </message>
    </context>
    <context>
        <name>Reason</name>
        <message>
            <source>Why are you here today?</source>
            <translation>¿Por qué viene hoy?</translation>
        </message>
        <message>
            <source>Touch the one that fits best.</source>
            <translation>Toque la que mejor encaje.</translation>
        </message>
        <message>
            <source>Continue</source>
            <translation>Continuar</translation>
        </message>
    </context>
    <context>
        <name>QuestionSheet</name>
        <message>
            <source>Help</source>
            <translation>Ayuda</translation>
        </message>
    </context>
    <context>
        <name>RequestCard</name>
        <message>
            <source>Agree</source>
            <translation>De acuerdo</translation>
        </message>
        <message>
            <source>Not now</source>
            <translation>Ahora no</translation>
        </message>
    </context>
    <context>
        <name>Rest</name>
        <message>
            <source>Sorry, this station needs a short rest</source>
            <translation>Perdón, esta estación necesita un descanso</translation>
        </message>
        <message>
            <source>Please see the front desk.</source>
            <translation>Vaya a la recepción, por favor.</translation>
        </message>
        <message>
            <source>What you confirmed is safe</source>
            <translation>Lo que confirmó está a salvo</translation>
        </message>
        <message>
            <source>It is locked in this station.</source>
            <translation>Está bajo llave en esta estación.</translation>
        </message>
        <message>
            <source>You can’t go there? Call out.</source>
            <translation>¿No puede ir? Llame en voz alta.</translation>
        </message>
        <message>
            <source>The front desk can help you now.</source>
            <translation>La recepción puede ayudarle ahora.</translation>
        </message>
    </context>
    <context>
        <name>RestBand</name>
        <message>
            <source>Cannot wait</source>
            <translation>No puede esperar</translation>
        </message>
        <message>
            <source>Has rested</source>
            <translation>Ya ha descansado</translation>
        </message>
        <message>
            <source>Can’t sit still</source>
            <translation>No puede estarse quieto</translation>
        </message>
        <message>
            <source>The patient rests. Leave the rest out?</source>
            <translation>El paciente descansa. ¿Omitir el descanso?</translation>
        </message>
    </context>
    <context>
        <name>Result</name>
        <message>
            <source>We will show this to the doctor now</source>
            <translation>Mostraremos esto al médico ahora</translation>
        </message>
        <message>
            <source>A nurse has been told. Please stay here.</source>
            <translation>Se ha avisado a una enfermera. Quédese aquí.</translation>
        </message>
        <message>
            <source>You can also measure again.</source>
            <translation>También puede medir otra vez.</translation>
        </message>
        <message>
            <source>Your blood pressure is in the usual range</source>
            <translation>Su presión está en el rango usual</translation>
        </message>
        <message>
            <source>Your oxygen is in the usual range</source>
            <translation>Su oxígeno está en el rango usual</translation>
        </message>
        <message>
            <source>Your blood sugar is in the usual range</source>
            <translation>Su azúcar en sangre está en lo habitual</translation>
        </message>
        <message>
            <source>Your heart rate is in the usual range</source>
            <translation>Su frecuencia cardíaca está en lo habitual</translation>
        </message>
        <message>
            <source>Your temperature is in the usual range</source>
            <translation>Su temperatura está en el rango usual</translation>
        </message>
        <message>
            <source>The doctor will look at your blood pressure</source>
            <translation>El médico revisará su presión</translation>
        </message>
        <message>
            <source>The doctor will look at your oxygen</source>
            <translation>El médico revisará su oxígeno</translation>
        </message>
        <message>
            <source>The doctor will look at your temperature</source>
            <translation>El médico revisará su temperatura</translation>
        </message>
        <message>
            <source>The doctor will look at your blood sugar</source>
            <translation>El médico mirará su azúcar en sangre</translation>
        </message>
        <message>
            <source>The doctor will look at your heart rate</source>
            <translation>El médico mirará su frecuencia cardíaca</translation>
        </message>
        <message>
            <source>The doctor will look at your weight</source>
            <translation>El médico revisará su peso</translation>
        </message>
        <message>
            <source>Your blood pressure is written down</source>
            <translation>Su presión está anotada</translation>
        </message>
        <message>
            <source>Your oxygen is written down</source>
            <translation>Su oxígeno está anotado</translation>
        </message>
        <message>
            <source>Your temperature is written down</source>
            <translation>Su temperatura está anotada</translation>
        </message>
        <message>
            <source>Your blood sugar is written down</source>
            <translation>Su azúcar en sangre está anotada</translation>
        </message>
        <message>
            <source>Your heart rate is written down</source>
            <translation>Su frecuencia cardíaca está anotada</translation>
        </message>
        <message>
            <source>Your weight is written down</source>
            <translation>Su peso está anotado</translation>
        </message>
        <message>
            <source>%1, mean of the last %2 at %3</source>
            <translation>%1, media de las últimas %2 a las %3</translation>
        </message>
        <message>
            <source>%1, typed at %2</source>
            <translation>%1, escrito a las %2</translation>
        </message>
        <message>
            <source>%1, measured at %2</source>
            <translation>%1, medido a las %2</translation>
        </message>
        <message>
            <source>Typed at %1</source>
            <translation>Escrito a las %1</translation>
        </message>
        <message>
            <source>Measured at %1</source>
            <translation>Medido a las %1</translation>
        </message>
        <message>
            <source>Measure again</source>
            <translation>Medir otra vez</translation>
        </message>
    </context>
    <context>
        <name>Review</name>
        <message>
            <source>Check your answers</source>
            <translation>Revise sus respuestas</translation>
        </message>
        <message>
            <source>Then we send them to the doctor.</source>
            <translation>Después las enviamos al médico.</translation>
        </message>
        <message>
            <source>We keep them safe until the connection is back.</source>
            <translation>Las guardamos hasta que vuelva la conexión.</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Nombre</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>Motivo</translation>
        </message>
        <message>
            <source>Yes</source>
            <translation>Sí</translation>
        </message>
        <message>
            <source>No</source>
            <translation>No</translation>
        </message>
        <message>
            <source>Not sure</source>
            <translation>No está seguro</translation>
        </message>
        <message>
            <source>No answer</source>
            <translation>Sin respuesta</translation>
        </message>
        <message>
            <source>Left out</source>
            <translation>Omitido</translation>
        </message>
        <message>
            <source>Measure</source>
            <translation>Medir</translation>
        </message>
        <message>
            <source>Measure again</source>
            <translation>Medir otra vez</translation>
        </message>
        <message>
            <source>Answers above</source>
            <translation>Respuestas arriba</translation>
        </message>
        <message>
            <source>Answers below</source>
            <translation>Respuestas abajo</translation>
        </message>
        <message>
            <source>Send to the doctor</source>
            <translation>Enviar al médico</translation>
        </message>
        <message>
            <source>Save my visit</source>
            <translation>Guardar mi visita</translation>
        </message>
        <message>
            <source>Change</source>
            <translation>Cambiar</translation>
        </message>
    </context>
    <context>
        <name>Safety</name>
        <message>
            <source>Do you need help right now?</source>
            <translation>¿Necesita ayuda ahora mismo?</translation>
        </message>
        <message>
            <source>Touch a picture if this is happening to you. We call for help at once.</source>
            <translation>Toque una imagen si esto le está pasando. Pedimos ayuda enseguida.</translation>
        </message>
        <message>
            <source>None of these</source>
            <translation>Nada de esto</translation>
        </message>
    </context>
    <context>
        <name>SelfView</name>
        <message>
            <source>You</source>
            <translation>Usted</translation>
        </message>
        <message>
            <source>Is off</source>
            <translation>Apagada</translation>
        </message>
        <message>
            <source>Camera is off</source>
            <translation>Cámara apagada</translation>
        </message>
        <message>
        <source>The doctor sees this</source>
        <translation>El médico ve esto</translation>
    </message>
</context>
    <context>
        <name>TalkLines</name>
        <message>
            <source>You</source>
            <translation>Usted</translation>
        </message>
    </context>
    <context>
        <name>Setup</name>
        <message>
            <source>%1 of %2 devices are ready. You can stop at any time.</source>
            <translation>%1 de %2 aparatos están listos. Puede parar cuando quiera.</translation>
        </message>
        <message>
            <source>Asking the devices</source>
            <translation>Preguntando a los aparatos</translation>
        </message>
        <message>
            <source>Test all devices</source>
            <translation>Probar todos los aparatos</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Nombre</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>Dirección</translation>
        </message>
        <message>
            <source>Serial number</source>
            <translation>Número de serie</translation>
        </message>
        <message>
            <source>Battery</source>
            <translation>Batería</translation>
        </message>
        <message>
            <source>not told</source>
            <translation>no lo dice</translation>
        </message>
        <message>
            <source>Last seen</source>
            <translation>Visto por última vez</translation>
        </message>
        <message>
            <source>not seen yet</source>
            <translation>aún no visto</translation>
        </message>
        <message>
            <source>now</source>
            <translation>ahora</translation>
        </message>
        <message>
            <source>%1 ago</source>
            <translation>hace %1</translation>
        </message>
        <message>
            <source>Calibration due</source>
            <translation>Próxima calibración</translation>
        </message>
        <message>
            <source>bound by hand</source>
            <translation>vinculado a mano</translation>
        </message>
        <message>
            <source>no date</source>
            <translation>sin fecha</translation>
        </message>
        <message>
            <source>No, keep it</source>
            <translation>No, conservarlo</translation>
        </message>
        <message>
            <source>Take away</source>
            <translation>Quitar</translation>
        </message>
        <message>
            <source>Yes, take it away</source>
            <translation>Sí, quitarlo</translation>
        </message>
        <message>
            <source>Bind another</source>
            <translation>Vincular otro</translation>
        </message>
        <message>
            <source>Bind one</source>
            <translation>Vincular uno</translation>
        </message>
    </context>
    <context>
        <name>SetupWords</name>
        <message>
            <source>Blood pressure cuff</source>
            <translation>Tensiómetro</translation>
        </message>
        <message>
            <source>Finger clip</source>
            <translation>Pinza de dedo</translation>
        </message>
        <message>
            <source>Thermometer</source>
            <translation>Termómetro</translation>
        </message>
        <message>
            <source>Scale</source>
            <translation>Báscula</translation>
        </message>
        <message>
            <source>Blood sugar meter</source>
            <translation>Glucómetro</translation>
        </message>
        <message>
            <source>Chest strap</source>
            <translation>Banda de pecho</translation>
        </message>
        <message>
            <source>Very near</source>
            <translation>Muy cerca</translation>
        </message>
        <message>
            <source>Near</source>
            <translation>Cerca</translation>
        </message>
        <message>
            <source>Next room</source>
            <translation>Otra sala</translation>
        </message>
        <message>
            <source>On a cable</source>
            <translation>Por cable</translation>
        </message>
        <message>
            <source>to do: every visit needs it</source>
            <translation>pendiente, hace falta</translation>
        </message>
        <message>
            <source>not bound, not asked for</source>
            <translation>sin vincular, no se pide</translation>
        </message>
        <message>
            <source>asking it now</source>
            <translation>preguntándole ahora</translation>
        </message>
        <message>
            <source>calibration is due</source>
            <translation>toca calibrarlo</translation>
        </message>
        <message>
            <source>no test reading yet</source>
            <translation>sin lectura de prueba</translation>
        </message>
        <message>
            <source>calibration due %1</source>
            <translation>calibrar el %1</translation>
        </message>
        <message>
            <source>battery %1</source>
            <translation>batería %1</translation>
        </message>
        <message>
            <source>Switch the device on, hold it near the screen, and bind it.</source>
            <translation>Encienda el aparato, acérquelo a la pantalla y vincúlelo.</translation>
        </message>
        <message>
            <source>Bind one, and every visit measures this too.</source>
            <translation>Vincule uno y toda visita medirá también esto.</translation>
        </message>
        <message>
            <source>Have it calibrated, then bind it again with the new date.</source>
            <translation>Hágalo calibrar y vincúlelo otra vez con la nueva fecha.</translation>
        </message>
        <message>
            <source>Bind it again and take a test reading.</source>
            <translation>Vincúlelo otra vez y tome una lectura de prueba.</translation>
        </message>
        <message>
            <source>Switch it on or wake it, hold it near the screen, and try again.</source>
            <translation>Enciéndalo o despiértelo, acérquelo a la pantalla y pruebe otra vez.</translation>
        </message>
        <message>
            <source>Hold its button until it shows that it pairs, and try again.</source>
            <translation>Mantenga su botón hasta que indique que se vincula y pruebe otra vez.</translation>
        </message>
        <message>
            <source>Plug in the adapter, or close the program that holds the port.</source>
            <translation>Conecte el adaptador o cierre el programa que ocupa el puerto.</translation>
        </message>
        <message>
            <source>Another device answers in its place. Bind that one, or bring the right one back.</source>
            <translation>Responde otro aparato en su lugar. Vincule ese o traiga el correcto.</translation>
        </message>
        <message>
            <source>Bind it again: that sets its clock.</source>
            <translation>Vincúlelo otra vez: así se pone en hora.</translation>
        </message>
        <message>
            <source>What it says cannot be read. Switch it off and on, or choose another driver.</source>
            <translation>No se entiende lo que dice. Apáguelo y enciéndalo, o elija otro controlador.</translation>
        </message>
    </context>
    <context>
        <name>TextTalk</name>
        <message>
            <source>Your words to the doctor</source>
            <translation>Sus palabras al médico</translation>
        </message>
        <message>
            <source>Write to the doctor</source>
            <translation>Escriba al médico</translation>
        </message>
        <message>
            <source>Send</source>
            <translation>Enviar</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Cerrar</translation>
        </message>
    </context>
    <context>
        <name>TimeOfDay</name>
        <message>
            <source>Take %1</source>
            <translation>Tome %1</translation>
        </message>
        <message>
            <source>none</source>
            <translation>nada</translation>
        </message>
    </context>
    <context>
        <name>TopBar</name>
        <message>
            <source>Back</source>
            <translation>Atrás</translation>
        </message>
        <message>
            <source>Step %1 of %2</source>
            <translation>Paso %1 de %2</translation>
        </message>
        <message>
            <source>High contrast</source>
            <translation>Alto contraste</translation>
        </message>
        <message>
            <source>Bigger text</source>
            <translation>Texto más grande</translation>
        </message>
        <message>
            <source>Help</source>
            <translation>Ayuda</translation>
        </message>
    </context>
    <context>
        <name>Trouble</name>
        <message>
            <source>You can skip this. The doctor can see you all the same.</source>
            <translation>Puede omitirlo. El médico le verá igual.</translation>
        </message>
        <message>
            <source>This happens. Two things to try:</source>
            <translation>A veces pasa. Pruebe dos cosas:</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Probar otra vez</translation>
        </message>
        <message>
            <source>Skip this</source>
            <translation>Omitir</translation>
        </message>
        <message>
            <source>A nurse can also type the number for you.</source>
            <translation>Una enfermera también puede anotar el número por usted.</translation>
        </message>
        <message>
            <source>A nurse can also use another device.</source>
            <translation>Una enfermera también puede usar otro aparato.</translation>
        </message>
        <message>
            <source>This happens. You can try again, or skip it.</source>
            <translation>A veces pasa. Puede intentarlo otra vez o saltarlo.</translation>
        </message>
        <message>
            <source>You can skip this.</source>
            <translation>Puede saltarse esto.</translation>
        </message>
    </context>
    <context>
        <name>Troubles</name>
        <message>
            <source>A nurse can change it.</source>
            <translation>Una enfermera puede cambiarla.</translation>
        </message>
        <message>
            <source>A nurse can measure you by hand.</source>
            <translation>Una enfermera puede medirle a mano.</translation>
        </message>
        <message>
            <source>A nurse can plug it in.</source>
            <translation>Una enfermera puede enchufarlo.</translation>
        </message>
        <message>
            <source>A nurse can type the number for you.</source>
            <translation>Una enfermera puede anotar el número por usted.</translation>
        </message>
        <message>
            <source>A nurse has been told. Please stay here.</source>
            <translation>Hemos avisado a una enfermera. Quédese aquí, por favor.</translation>
        </message>
        <message>
            <source>A nurse will look at this now</source>
            <translation>Una enfermera lo mirará ahora</translation>
        </message>
        <message>
            <source>A phone or computer holds it. Switch Bluetooth off there.</source>
            <translation>Un teléfono u ordenador lo tiene conectado. Apague allí el Bluetooth.</translation>
        </message>
        <message>
            <source>Another device has answered.</source>
            <translation>Ha respondido otro aparato.</translation>
        </message>
        <message>
            <source>Another one of its kind answered. Use the one that belongs here.</source>
            <translation>Ha respondido otro igual. Use el de esta estación.</translation>
        </message>
        <message>
            <source>Bring it close to this screen.</source>
            <translation>Acérquelo a esta pantalla.</translation>
        </message>
        <message>
            <source>Bring it within two metres of the station.</source>
            <translation>Acérquelo a menos de dos metros de la estación.</translation>
        </message>
        <message>
            <source>Call the technician to pair it. Use another device until then.</source>
            <translation>Llame al técnico para emparejarlo. Mientras tanto, use otro aparato.</translation>
        </message>
        <message>
            <source>Call the technician. Use another device until then.</source>
            <translation>Llame al técnico. Mientras tanto, use otro aparato.</translation>
        </message>
        <message>
            <source>Change or charge its battery.</source>
            <translation>Cambie o cargue su pila.</translation>
        </message>
        <message>
            <source>Do not talk while it measures.</source>
            <translation>No hable mientras mide.</translation>
        </message>
        <message>
            <source>Does its light shine?</source>
            <translation>¿Brilla su luz?</translation>
        </message>
        <message>
            <source>Fill it with one whole drop of blood.</source>
            <translation>Llénela con una gota de sangre entera.</translation>
        </message>
        <message>
            <source>Is the clip on your finger?</source>
            <translation>¿Tiene la pinza en el dedo?</translation>
        </message>
        <message>
            <source>Is the cuff on your arm?</source>
            <translation>¿Tiene el brazalete en el brazo?</translation>
        </message>
        <message>
            <source>Is the strap on your skin?</source>
            <translation>¿Está la banda sobre la piel?</translation>
        </message>
        <message>
            <source>It shows “high” or “low” and no number. See the patient now.</source>
            <translation>Muestra «alto» o «bajo» y ningún número. Vea ahora al paciente.</translation>
        </message>
        <message>
            <source>It was silent for too long. Switch it off and on.</source>
            <translation>Calló demasiado tiempo. Apáguelo y enciéndalo.</translation>
        </message>
        <message>
            <source>Its battery is low.</source>
            <translation>Su batería está baja.</translation>
        </message>
        <message>
            <source>Its cable may be loose.</source>
            <translation>Puede que el cable esté suelto.</translation>
        </message>
        <message>
            <source>Its clock is wrong.</source>
            <translation>Su reloj está mal.</translation>
        </message>
        <message>
            <source>Keep it as high as your heart.</source>
            <translation>Manténgalo a la altura del corazón.</translation>
        </message>
        <message>
            <source>Measure again, or type what another device shows.</source>
            <translation>Mida otra vez, o anote lo que muestre otro aparato.</translation>
        </message>
        <message>
            <source>New strip, one whole drop of blood.</source>
            <translation>Tira nueva y una gota de sangre entera.</translation>
        </message>
        <message>
            <source>One finger should fit under it.</source>
            <translation>Debe caber un dedo debajo.</translation>
        </message>
        <message>
            <source>Please measure once more.</source>
            <translation>Mida una vez más, por favor.</translation>
        </message>
        <message>
            <source>Plug its cable in again.</source>
            <translation>Vuelva a enchufar su cable.</translation>
        </message>
        <message>
            <source>Put in a new roll of paper.</source>
            <translation>Ponga un rollo de papel nuevo.</translation>
        </message>
        <message>
            <source>Close its cover.</source>
            <translation>Cierre la tapa.</translation>
        </message>
        <message>
            <source>Switch it off and on. If it stays so, call the technician.</source>
            <translation>Apáguela y enciéndala. Si sigue así, llame al técnico.</translation>
        </message>
        <message>
            <source>Switch it on, and check its cable.</source>
            <translation>Enciéndala y compruebe el cable.</translation>
        </message>
        <message>
            <source>Press its button once.</source>
            <translation>Pulse su botón una vez.</translation>
        </message>
        <message>
            <source>Press its button. Change its battery if it stays dark.</source>
            <translation>Pulse su botón. Si no se enciende, cambie la pila.</translation>
        </message>
        <message>
            <source>Press the round button on its box.</source>
            <translation>Pulse el botón redondo de su caja.</translation>
        </message>
        <message>
            <source>Push your finger right into the clip.</source>
            <translation>Meta bien el dedo en la pinza.</translation>
        </message>
        <message>
            <source>Put a new strip in.</source>
            <translation>Ponga una tira nueva.</translation>
        </message>
        <message>
            <source>Put a new strip into the meter.</source>
            <translation>Ponga una tira nueva en el medidor.</translation>
        </message>
        <message>
            <source>Put a strip in: it wakes up.</source>
            <translation>Ponga una tira: se enciende.</translation>
        </message>
        <message>
            <source>Put it on again, and wait for its light or number.</source>
            <translation>Póngalo otra vez y espere su luz o su número.</translation>
        </message>
        <message>
            <source>Put the device on once more.</source>
            <translation>Póngase el aparato otra vez.</translation>
        </message>
        <message>
            <source>Rest your arm on the table.</source>
            <translation>Apoye el brazo en la mesa.</translation>
        </message>
        <message>
            <source>Sit still, and breathe as usual.</source>
            <translation>Quieto, respire normal.</translation>
        </message>
        <message>
            <source>Sit still, feet on the floor.</source>
            <translation>Quieto, con los pies en el suelo.</translation>
        </message>
        <message>
            <source>Somebody else may be using it.</source>
            <translation>Puede que otra persona lo esté usando.</translation>
        </message>
        <message>
            <source>Step off the scale.</source>
            <translation>Bájese de la báscula.</translation>
        </message>
        <message>
            <source>Step on it again.</source>
            <translation>Súbase otra vez.</translation>
        </message>
        <message>
            <source>Switch it off and on. If that does not help, call the technician.</source>
            <translation>Apáguelo y enciéndalo. Si no basta, llame al técnico.</translation>
        </message>
        <message>
            <source>Switch it on and bring it to the station.</source>
            <translation>Enciéndalo y acérquelo a la estación.</translation>
        </message>
        <message>
            <source>Take a new strip, and a drop of your blood.</source>
            <translation>Tome una tira nueva y una gota de su sangre.</translation>
        </message>
        <message>
            <source>Take a new strip.</source>
            <translation>Tome una tira nueva.</translation>
        </message>
        <message>
            <source>Take the meter in your hand.</source>
            <translation>Tome el medidor en la mano.</translation>
        </message>
        <message>
            <source>Take the thermometer in your hand.</source>
            <translation>Tome el termómetro en la mano.</translation>
        </message>
        <message>
            <source>That did not work</source>
            <translation>No ha funcionado</translation>
        </message>
        <message>
            <source>That was a test liquid.</source>
            <translation>Era un líquido de prueba.</translation>
        </message>
        <message>
            <source>That was control solution. It is not kept; measure blood.</source>
            <translation>Era solución de control. No se guarda; mida sangre.</translation>
        </message>
        <message>
            <source>The blood pressure cuff is not ready</source>
            <translation>El brazalete no está listo</translation>
        </message>
        <message>
            <source>The blood sugar meter is not ready</source>
            <translation>El medidor de azúcar no está listo</translation>
        </message>
        <message>
            <source>The chest strap is not ready</source>
            <translation>La banda del pecho no está lista</translation>
        </message>
        <message>
            <source>The device can’t show this number.</source>
            <translation>El aparato no puede mostrar este número.</translation>
        </message>
        <message>
            <source>The device may be too far away.</source>
            <translation>Puede que el aparato esté muy lejos.</translation>
        </message>
        <message>
            <source>The finger clip is not ready</source>
            <translation>La pinza del dedo no está lista</translation>
        </message>
        <message>
            <source>The number does not look right.</source>
            <translation>El número no parece correcto.</translation>
        </message>
        <message>
            <source>The scale is not ready</source>
            <translation>La báscula no está lista</translation>
        </message>
        <message>
            <source>The station tried once more. Keep it close, and measure again.</source>
            <translation>La estación lo intentó otra vez. Téngalo cerca y mida de nuevo.</translation>
        </message>
        <message>
            <source>The thermometer is not ready</source>
            <translation>El termómetro no está listo</translation>
        </message>
        <message>
            <source>The value is kept and marked. Arm as high as the heart, and measure again.</source>
            <translation>El valor queda guardado y marcado. Brazo a la altura del corazón y mida otra vez.</translation>
        </message>
        <message>
            <source>The value is kept and marked. Ask to sit still, and measure again.</source>
            <translation>El valor queda guardado y marcado. Pida que no se mueva y mida otra vez.</translation>
        </message>
        <message>
            <source>The value is kept and marked. Check it with another device.</source>
            <translation>El valor queda guardado y marcado. Compruébelo con otro aparato.</translation>
        </message>
        <message>
            <source>The value is kept and marked. Wrap the cuff closer, and measure again.</source>
            <translation>El valor queda guardado y marcado. Ajuste el brazalete y mida otra vez.</translation>
        </message>
        <message>
            <source>The value is under Readings. Call the technician to set its clock.</source>
            <translation>El valor está en Lecturas. Llame al técnico para poner su reloj en hora.</translation>
        </message>
        <message>
            <source>Then hold still.</source>
            <translation>Después, no se mueva.</translation>
        </message>
        <message>
            <source>This is not your fault.</source>
            <translation>No es culpa suya.</translation>
        </message>
        <message>
            <source>Use the one that belongs here.</source>
            <translation>Use el de esta estación.</translation>
        </message>
        <message>
            <source>Wait a moment, then try again.</source>
            <translation>Espere un momento e inténtelo otra vez.</translation>
        </message>
        <message>
            <source>Wait until it shows a drop.</source>
            <translation>Espere hasta que muestre una gota.</translation>
        </message>
        <message>
            <source>Warm hand, no nail polish; of a strap: wet it.</source>
            <translation>Mano caliente, sin esmalte; si es una banda, mójela.</translation>
        </message>
        <message>
            <source>Warm your hand, then hold still.</source>
            <translation>Caliente la mano y no se mueva.</translation>
        </message>
        <message>
            <source>We can’t find the blood pressure cuff</source>
            <translation>No encontramos el brazalete</translation>
        </message>
        <message>
            <source>We can’t find the blood sugar meter</source>
            <translation>No encontramos el medidor de azúcar</translation>
        </message>
        <message>
            <source>We can’t find the chest strap</source>
            <translation>No encontramos la banda del pecho</translation>
        </message>
        <message>
            <source>We can’t find the finger clip</source>
            <translation>No encontramos la pinza del dedo</translation>
        </message>
        <message>
            <source>We can’t find the scale</source>
            <translation>No encontramos la báscula</translation>
        </message>
        <message>
            <source>We can’t find the thermometer</source>
            <translation>No encontramos el termómetro</translation>
        </message>
        <message>
            <source>We will try once more.</source>
            <translation>Probaremos otra vez.</translation>
        </message>
        <message>
            <source>Wear the strap on bare skin.</source>
            <translation>Póngase la banda sobre la piel.</translation>
        </message>
        <message>
            <source>Wet it a little, and pull it tight.</source>
            <translation>Mójela un poco y ajústela.</translation>
        </message>
        <message>
            <source>Wet it a little: it wakes up.</source>
            <translation>Mójela un poco: se enciende.</translation>
        </message>
        <message>
            <source>Wrap the cuff closer.</source>
            <translation>Ajuste más el brazalete.</translation>
        </message>
    </context>
    <context>
        <name>Type</name>
        <message>
            <source>It is marked “typed” and goes into the open visit.</source>
            <translation>Se marca «escrito» y va a la visita abierta.</translation>
        </message>
        <message>
            <source>No visit is open: a value can’t be typed now.</source>
            <translation>No hay visita abierta: ahora no se puede escribir un valor.</translation>
        </message>
        <message>
            <source>Upper, mmHg</source>
            <translation>Alta, mmHg</translation>
        </message>
        <message>
            <source>Lower, mmHg</source>
            <translation>Baja, mmHg</translation>
        </message>
        <message>
            <source>Oxygen, %</source>
            <translation>Oxígeno, %</translation>
        </message>
        <message>
            <source>Pulse, per minute</source>
            <translation>Pulso, por minuto</translation>
        </message>
        <message>
            <source>Degrees Celsius</source>
            <translation>Grados Celsius</translation>
        </message>
        <message>
            <source>Kilograms</source>
            <translation>Kilogramos</translation>
        </message>
        <message>
            <source>The two entries were not the same. Type both again.</source>
            <translation>Las dos entradas no coinciden. Escriba las dos otra vez.</translation>
        </message>
        <message>
            <source>A number is missing.</source>
            <translation>Falta un número.</translation>
        </message>
        <message>
            <source>%1 is kept under Readings: no visit is open.</source>
            <translation>%1: guardado en Lecturas; no hay ninguna visita abierta.</translation>
        </message>
        <message>
            <source>%1 is saved in the open visit.</source>
            <translation>%1: guardado en la visita abierta.</translation>
        </message>
        <message>
            <source>For %1</source>
            <translation>Para %1</translation>
        </message>
        <message>
            <source>%1, by hand</source>
            <translation>%1, a mano</translation>
        </message>
        <message>
            <source>Marked “typed”</source>
            <translation>Marcado «escrito»</translation>
        </message>
        <message>
            <source>First time typed and hidden</source>
            <translation>Primera vez: oculta</translation>
        </message>
        <message>
            <source>Start over</source>
            <translation>Empezar de nuevo</translation>
        </message>
        <message>
            <source>Type the same numbers again.</source>
            <translation>Escriba los mismos números otra vez.</translation>
        </message>
        <message>
            <source>This value needs somebody at once. Type the same numbers again, read from the device.</source>
            <translation>Este valor exige atención inmediata. Escriba los mismos números otra vez, leídos del aparato.</translation>
        </message>
        <message>
            <source>Read it from the device.</source>
            <translation>Léalo del aparato.</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>Borrar</translation>
        </message>
        <message>
            <source>Next</source>
            <translation>Siguiente</translation>
        </message>
        <message>
            <source>Decimal point</source>
            <translation>Punto decimal</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Cancelar</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Guardar</translation>
        </message>
        <message>
            <source>Save for %1</source>
            <translation>Guardar para %1</translation>
        </message>
        <message>
            <source>Blood sugar, mg/dL</source>
            <translation>Azúcar en sangre, mg/dL</translation>
        </message>
        <message>
            <source>Blood sugar, mmol/L</source>
            <translation>Azúcar en sangre, mmol/L</translation>
        </message>
        <message>
            <source>Degrees Fahrenheit</source>
            <translation>Grados Fahrenheit</translation>
        </message>
        <message>
            <source>Pounds</source>
            <translation>Libras</translation>
        </message>
    </context>
    <context>
        <name>Urgent</name>
        <message>
            <source>Help is coming. Stay here.</source>
            <translation>La ayuda está en camino. Quédese aquí.</translation>
        </message>
        <message>
            <source>We are calling for help</source>
            <translation>Estamos pidiendo ayuda</translation>
        </message>
        <message>
            <source>Call out loud for help.</source>
            <translation>Pida ayuda en voz alta.</translation>
        </message>
        <message>
            <source>If it gets worse, ring</source>
            <translation>Si empeora, llame al</translation>
        </message>
        <message>
            <source>Call out, or ring</source>
            <translation>Grite o llame al</translation>
        </message>
        <message>
            <source>Somebody is on the way to you.</source>
            <translation>Alguien viene hacia usted.</translation>
        </message>
        <message>
            <source>This station is sounding an alarm.</source>
            <translation>Esta estación está dando la alarma.</translation>
        </message>
        <message>
            <source>The clinic has been told.</source>
            <translation>La clínica está avisada.</translation>
        </message>
        <message>
            <source>The clinic can’t be reached from here.</source>
            <translation>No se puede contactar con la clínica desde aquí.</translation>
        </message>
        <message>
            <source>%1 is ready to talk to you.</source>
            <translation>%1 puede hablar con usted.</translation>
        </message>
        <message>
            <source>Talk to the doctor now</source>
            <translation>Hablar con el médico ahora</translation>
        </message>
        <message>
            <source>%1 at the clinic has seen your call for help.</source>
            <translation>%1, en la clínica, ha visto su llamada de ayuda.</translation>
        </message>
    </context>
    <context>
        <name>Visits</name>
        <message>
            <source>All are safe on this station, locked. Nothing is lost.</source>
            <translation>Todas están seguras en esta estación, cifradas. Nada se pierde.</translation>
        </message>
        <message>
            <source>Visit without a name</source>
            <translation>Visita sin nombre</translation>
        </message>
        <message>
            <source>Interrupted visit, %1</source>
            <translation>Visita interrumpida, %1</translation>
        </message>
        <message>
            <source>Readings: %1</source>
            <translation>Lecturas: %1</translation>
        </message>
        <message>
            <source>Discard this visit for good? It can’t be brought back.</source>
            <translation>¿Descartar esta visita? No se podrá recuperar.</translation>
        </message>
        <message>
            <source>Continue</source>
            <translation>Continuar</translation>
        </message>
        <message>
            <source>Send as it is</source>
            <translation>Enviar así</translation>
        </message>
        <message>
            <source>Discard</source>
            <translation>Descartar</translation>
        </message>
        <message>
            <source>Keep it</source>
            <translation>Conservar</translation>
        </message>
        <message>
            <source>Yes, discard</source>
            <translation>Sí, descartar</translation>
        </message>
        <message>
            <source>Visit of %1</source>
            <translation>Visita del %1</translation>
        </message>
        <message>
            <source>Tries: %1</source>
            <translation>Intentos: %1</translation>
        </message>
        <message>
            <source>Try all now</source>
            <translation>Intentar todas ahora</translation>
        </message>
        <message>
            <source>All visits have arrived. Arrived today: %1</source>
            <translation>Todas las visitas han llegado. Llegadas hoy: %1</translation>
        </message>
        <message>
            <source>Arrived today: %1</source>
            <translation>Llegadas hoy: %1</translation>
        </message>
        <message>
            <source>This station is about to start again. Continue in a minute.</source>
            <translation>Esta estación está por reiniciarse. Continúe en un minuto.</translation>
        </message>
        <message>
            <source>A patient is at the station. End or finish that visit first.</source>
            <translation>Hay un paciente en la estación. Termine antes esa visita.</translation>
        </message>
    </context>
    <context>
        <name>VitalRow</name>
        <message>
            <source>Left out</source>
            <translation>Omitido</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Hecho</translation>
        </message>
        <message>
            <source>Next</source>
            <translation>Sigue</translation>
        </message>
        <message>
            <source>Measure</source>
            <translation>Medir</translation>
        </message>
        <message>
            <source>Skip</source>
            <translation>Omitir</translation>
        </message>
    </context>
    <context>
        <name>Vitals</name>
        <message>
            <source>All measurements are done</source>
            <translation>Todas las mediciones están hechas</translation>
        </message>
        <message>
            <source>Your measurements are ready</source>
            <translation>Sus mediciones están listas</translation>
        </message>
        <message>
            <source>No measurements today</source>
            <translation>Hoy sin mediciones</translation>
        </message>
        <message>
            <source>We will take 1 measurement</source>
            <translation>Tomaremos 1 medición</translation>
        </message>
        <message>
            <source>We will take %1 measurements</source>
            <translation>Tomaremos %1 mediciones</translation>
        </message>
        <message>
            <source>You can check your answers now.</source>
            <translation>Ahora puede revisar sus respuestas.</translation>
        </message>
        <message>
            <source>That is all right. You can check your answers now.</source>
            <translation>No pasa nada. Ahora puede revisar sus respuestas.</translation>
        </message>
        <message>
            <source>You can skip any of them.</source>
            <translation>Puede omitir cualquiera.</translation>
        </message>
        <message>
            <source>%1 done, %2 to go.</source>
            <translation>Hechas: %1. Faltan: %2.</translation>
        </message>
        <message>
            <source>Continue</source>
            <translation>Continuar</translation>
        </message>
        <message>
            <source>Skip</source>
            <translation>Omitir</translation>
        </message>
    </context>
    <context>
        <name>Waiting</name>
        <message>
            <source>You are number %1</source>
            <translation>Usted es el número %1</translation>
        </message>
        <message>
            <source>You are in the queue</source>
            <translation>Está en la cola</translation>
        </message>
        <message>
            <source>The doctor will call you here.</source>
            <translation>El médico le llamará aquí.</translation>
        </message>
        <message>
            <source>A doctor will call you here. You can stay seated.</source>
            <translation>Un médico le llamará aquí. Puede seguir sentado.</translation>
        </message>
        <message>
            <source>A doctor will see you in a few minutes. You can stay seated.</source>
            <translation>Un médico le atenderá en unos minutos. Puede seguir sentado.</translation>
        </message>
        <message>
            <source>A doctor will see you in about %1 to %2 minutes. You can stay seated.</source>
            <translation>Un médico le atenderá en unos %1 a %2 minutos. Puede seguir sentado.</translation>
        </message>
        <message>
            <source>The connection is not working. You keep your place, and we keep trying.</source>
            <translation>La conexión no funciona. Usted conserva su lugar y seguimos intentándolo.</translation>
        </message>
        <message>
            <source>You</source>
            <translation>Usted</translation>
        </message>
        <message>
            <source>Before you</source>
            <translation>Antes</translation>
        </message>
        <message>
            <source>The doctor will see</source>
            <translation>El médico verá</translation>
        </message>
        <message>
            <source>Your %1 measurements</source>
            <translation>Sus %1 mediciones</translation>
        </message>
        <message>
            <source>Your measurement</source>
            <translation>Su medición</translation>
        </message>
        <message>
            <source>Your %1 answers</source>
            <translation>Sus %1 respuestas</translation>
        </message>
        <message>
            <source>Your answer</source>
            <translation>Su respuesta</translation>
        </message>
        <message>
            <source>I can’t wait. Call me back.</source>
            <translation>No puedo esperar. Llámenme.</translation>
        </message>
        <message>
            <source>No doctor is on call now</source>
            <translation>Ahora no hay ningún médico de guardia</translation>
        </message>
        <message>
            <source>You keep your place. You can wait here, or we call you back.</source>
            <translation>Conserva su lugar. Puede esperar aquí, o le llamamos.</translation>
        </message>
        <message>
            <source>Call me back</source>
            <translation>Llámenme</translation>
        </message>
    </context>
    <context>
        <name>NurseKey</name>
        <message>
            <source>A nurse is coming</source>
            <translation>Viene una enfermera</translation>
        </message>
        <message>
            <source>Nurse called</source>
            <translation>Enfermera avisada</translation>
        </message>
        <message>
            <source>Ask a nurse</source>
            <translation>Pedir una enfermera</translation>
        </message>
    </context>
<context>
    <name>PictureWords</name>
    <message>
        <source>%1 asks for a picture of your throat or ear</source>
        <translation>%1 pide una foto de su garganta u oído</translation>
    </message>
    <message>
        <source>%1 asks for a picture of your skin</source>
        <translation>%1 pide una foto de su piel</translation>
    </message>
    <message>
        <source>%1 asks for a picture of a paper</source>
        <translation>%1 pide una foto de un papel</translation>
    </message>
    <message>
        <source>%1 asks to take a picture of you</source>
        <translation>%1 le pide hacer una foto</translation>
    </message>
    <message>
        <source>Hold still. The picture is being taken.</source>
        <translation>No se mueva. Se está tomando la foto.</translation>
    </message>
    <message>
        <source>The picture is blurred. Hold still and take it once more.</source>
        <translation>La foto está borrosa. No se mueva y tómela otra vez.</translation>
    </message>
    <message>
        <source>The picture is too dark. Give it more light and take it once more.</source>
        <translation>La foto está muy oscura. Ponga más luz y tómela otra vez.</translation>
    </message>
    <message>
        <source>The picture is too bright. Turn away from the light and take it once more.</source>
        <translation>La foto tiene demasiada luz. Apártese de la luz y tómela otra vez.</translation>
    </message>
    <message>
        <source>A light shines back from it. Tilt it a little and take it once more.</source>
        <translation>Se refleja una luz. Inclínelo un poco y tome la foto otra vez.</translation>
    </message>
    <message>
        <source>We can’t see the whole paper. Show all four corners and take it once more.</source>
        <translation>No vemos el papel entero. Muestre las cuatro esquinas y tome la foto otra vez.</translation>
    </message>
    <message>
        <source>Hold the small camera to your throat or ear until you see it clearly.</source>
        <translation>Acerque la cámara pequeña a la garganta o al oído hasta que se vea bien.</translation>
    </message>
    <message>
        <source>Lay the paper flat under the camera, with all four corners in the picture.</source>
        <translation>Ponga el papel plano bajo la cámara, con las cuatro esquinas en la foto.</translation>
    </message>
    <message>
        <source>Hold the camera over your skin until you see the place clearly.</source>
        <translation>Sostenga la cámara sobre la piel hasta que se vea bien el lugar.</translation>
    </message>
</context>
<context>
    <name>Call</name>
    <message>
        <source>Take picture</source>
        <translation>Tomar la foto</translation>
    </message>
    <message>
        <source>Take it again</source>
        <translation>Tomarla otra vez</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Ahora no</translation>
    </message>
    <message>
        <source>Send it anyway</source>
        <translation>Enviarla así</translation>
    </message>
</context>
</TS>
