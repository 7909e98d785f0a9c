<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AccessForm</name>
    <message>
        <source>Ask for access</source>
        <translation>Auskunft verlangen</translation>
    </message>
    <message>
        <source>Sent as a request for access under Article 15 of the {law}.</source>
        <translation>Wird als Antrag auf Auskunft nach Artikel 15 der {law} gesendet.</translation>
    </message>
    <message>
        <source>The service has to say which data about you it holds, why, for how long and who receives it, and to hand out a copy of all of it. It may ask for a fresh sign-in first.</source>
        <translation>Der Dienst muss sagen, welche Daten er über Sie hat, warum, wie lange und wer sie bekommt, und eine Kopie von allem herausgeben. Er kann vorher eine neue Anmeldung verlangen.</translation>
    </message>
</context>
<context>
    <name>AccountPage</name>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Account ID</source>
        <translation>Kontokennung</translation>
    </message>
    <message>
        <source>At {host}. Ends when you sign out, or when the service ends it.</source>
        <translation>Bei {host}. Endet, wenn Sie sich abmelden oder der Dienst sie beendet.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy the account ID</source>
        <translation>Kontokennung kopieren</translation>
    </message>
    <message>
        <source>DiJo Desktop {version}, signed in on this computer</source>
        <translation>DiJo Desktop {version}, angemeldet auf diesem Computer</translation>
    </message>
    <message>
        <source>E-mail address</source>
        <translation>E-Mail-Adresse</translation>
    </message>
    <message>
        <source>Signed in since {time}</source>
        <translation>Angemeldet seit {time}</translation>
    </message>
    <message>
        <source>Where your sign-in is kept</source>
        <translation>Wo Ihre Anmeldung liegt</translation>
    </message>
</context>
<context>
    <name>AccountSwitch</name>
    <message>
        <source>A second account needs a keyring</source>
        <translation>Ein zweites Konto braucht einen Schlüsselbund</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Account at {host}</source>
        <translation>Konto bei {host}</translation>
    </message>
    <message>
        <source>Account: {account}</source>
        <translation>Konto: {account}</translation>
    </message>
    <message>
        <source>Add an account…</source>
        <translation>Konto hinzufügen…</translation>
    </message>
    <message>
        <source>Opens the list of accounts</source>
        <translation>Öffnet die Liste der Konten</translation>
    </message>
    <message>
        <source>{account} ({host})</source>
        <translation>{account} ({host})</translation>
    </message>
</context>
<context>
    <name>Appearance</name>
    <message>
        <source>Always show the menu bar</source>
        <translation>Menüleiste immer zeigen</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Darstellung</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>Kompakt</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Else it comes with Alt or F10.</source>
        <translation>Sonst erscheint sie mit Alt oder F10.</translation>
    </message>
    <message>
        <source>For screen readers: else each call is one sentence.</source>
        <translation>Für Screenreader: sonst ist jeder Anruf ein Satz.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Read calls cell by cell</source>
        <translation>Anrufe Zelle für Zelle vorlesen</translation>
    </message>
    <message>
        <source>Roomy</source>
        <translation>Luftig</translation>
    </message>
    <message>
        <source>Rows in the list of calls</source>
        <translation>Zeilen der Anrufliste</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farben</translation>
    </message>
</context>
<context>
    <name>AskAddress</name>
    <message>
        <source>Service address</source>
        <translation>Adresse des Dienstes</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
</context>
<context>
    <name>AskedFor</name>
    <message>
        <source>Cookies and consent, read and change</source>
        <translation>Cookies und Einwilligungen, lesen und ändern</translation>
    </message>
    <message>
        <source>Date, duration and cost</source>
        <translation>Datum, Dauer und Kosten</translation>
    </message>
    <message>
        <source>E-mail address and account ID</source>
        <translation>E-Mail-Adresse und Kontokennung</translation>
    </message>
    <message>
        <source>Saving a copy and deleting your account are not part of this. Each needs a fresh sign-in. Your password is only ever typed in the browser.</source>
        <translation>Kopie speichern und Konto löschen gehören nicht dazu. Beides braucht eine neue Anmeldung. Ihr Passwort geben Sie nur im Browser ein.</translation>
    </message>
    <message>
        <source>Sign-ins and activity</source>
        <translation>Anmeldungen und Aktivität</translation>
    </message>
    <message>
        <source>Times, devices and IP addresses</source>
        <translation>Zeiten, Geräte und IP-Adressen</translation>
    </message>
    <message>
        <source>What is held, why and how long</source>
        <translation>Was gespeichert ist, warum und wie lange</translation>
    </message>
    <message>
        <source>What this app asks for</source>
        <translation>Worum diese App bittet</translation>
    </message>
    <message>
        <source>Your account</source>
        <translation>Ihr Konto</translation>
    </message>
    <message>
        <source>Your calls</source>
        <translation>Ihre Anrufe</translation>
    </message>
    <message>
        <source>Your choices</source>
        <translation>Ihre Entscheidungen</translation>
    </message>
    <message>
        <source>Your data</source>
        <translation>Ihre Daten</translation>
    </message>
</context>
<context>
    <name>BeforePage</name>
    <message numerus="yes">
        <source>%Ln other sign-in(s) end at once, this one on the date you choose.</source>
        <translation>
            <numerusform>%Ln andere Anmeldung endet sofort, diese an dem Tag, den Sie wählen.</numerusform>
            <numerusform>%Ln andere Anmeldungen enden sofort, diese an dem Tag, den Sie wählen.</numerusform>
        </translation>
    </message>
    <message>
        <source>A copy is being made or waits for you</source>
        <translation>Eine Kopie entsteht gerade oder wartet auf Sie</translation>
    </message>
    <message>
        <source>A copy of everything</source>
        <translation>Eine Kopie von allem</translation>
    </message>
    <message>
        <source>Before you go</source>
        <translation>Bevor Sie gehen</translation>
    </message>
    <message>
        <source>It cannot be brought back once erasure has started.</source>
        <translation>Es lässt sich nicht zurückholen, sobald das Löschen begonnen hat.</translation>
    </message>
    <message>
        <source>It is erased with the account unless you have downloaded it by then.</source>
        <translation>Sie wird mit dem Konto gelöscht, wenn Sie sie bis dahin nicht geladen haben.</translation>
    </message>
    <message>
        <source>No copy is saved on this computer. After erasure nobody can make one.</source>
        <translation>Auf diesem Computer ist keine Kopie gespeichert. Nach dem Löschen kann niemand mehr eine machen.</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>Kopie speichern</translation>
    </message>
    <message>
        <source>Save another</source>
        <translation>Neue speichern</translation>
    </message>
    <message>
        <source>Take your data with you first</source>
        <translation>Nehmen Sie zuerst Ihre Daten mit</translation>
    </message>
    <message>
        <source>This deletes the account {email}, not only the app. You can look at all of it first.</source>
        <translation>Das löscht das Konto {email}, nicht nur die App. Sie können vorher alles ansehen.</translation>
    </message>
    <message>
        <source>This sign-in ends on the date you choose.</source>
        <translation>Diese Anmeldung endet an dem Tag, den Sie wählen.</translation>
    </message>
    <message>
        <source>What you lose</source>
        <translation>Was Sie verlieren</translation>
    </message>
    <message>
        <source>Your account</source>
        <translation>Ihr Konto</translation>
    </message>
    <message>
        <source>Your history</source>
        <translation>Ihr Verlauf</translation>
    </message>
    <message>
        <source>Your sign-ins</source>
        <translation>Ihre Anmeldungen</translation>
    </message>
    <message>
        <source>{records}, here and at the service.</source>
        <translation>{records}, hier und beim Dienst.</translation>
    </message>
</context>
<context>
    <name>Breaking</name>
    <message>
        <source>How long it stays broken</source>
        <translation>Wie lange es kaputt bleibt</translation>
    </message>
    <message>
        <source>Mend everything</source>
        <translation>Alles reparieren</translation>
    </message>
    <message>
        <source>Next {count} requests</source>
        <translation>Nächste {count} Anfragen</translation>
    </message>
    <message>
        <source>Nothing is broken.</source>
        <translation>Nichts ist kaputt.</translation>
    </message>
    <message>
        <source>Until mended</source>
        <translation>Bis zur Reparatur</translation>
    </message>
    <message>
        <source>{detail} It stays so until it is mended.</source>
        <translation>{detail} Das bleibt so, bis es repariert wird.</translation>
    </message>
    <message>
        <source>{detail} Requests left: {count}.</source>
        <translation>{detail} Noch {count} Anfragen.</translation>
    </message>
    <message>
        <source>{fault}.</source>
        <translation>{fault}.</translation>
    </message>
</context>
<context>
    <name>BrowserWait</name>
    <message>
        <source>The service wants a fresh sign-in before it does this. Nothing was changed yet.</source>
        <translation>Der Dienst verlangt dafür eine neue Anmeldung. Noch wurde nichts geändert.</translation>
    </message>
</context>
<context>
    <name>CallDetails</name>
    <message>
        <source>Back to the overview</source>
        <translation>Zurück zur Übersicht</translation>
    </message>
    <message>
        <source>Copy identifier</source>
        <translation>Kennung kopieren</translation>
    </message>
    <message>
        <source>Details of the call</source>
        <translation>Einzelheiten des Anrufs</translation>
    </message>
    <message>
        <source>Identifier</source>
        <translation>Kennung</translation>
    </message>
    <message>
        <source>Policy 2.2</source>
        <translation>Erklärung 2.2</translation>
    </message>
    <message>
        <source>Policy 2.2 lists the date, the duration and the cost of a call. Calls are never recorded.</source>
        <translation>Die Datenschutzerklärung nennt in 2.2 Datum, Dauer und Kosten eines Anrufs. Anrufe werden nie aufgezeichnet.</translation>
    </message>
    <message>
        <source>This is wrong…</source>
        <translation>Das stimmt nicht…</translation>
    </message>
</context>
<context>
    <name>CallsHeader</name>
    <message>
        <source>Sort by</source>
        <translation>Sortieren nach</translation>
    </message>
    <message>
        <source>largest first</source>
        <translation>größte zuerst</translation>
    </message>
    <message>
        <source>newest first</source>
        <translation>neueste zuerst</translation>
    </message>
    <message>
        <source>oldest first</source>
        <translation>älteste zuerst</translation>
    </message>
    <message>
        <source>smallest first</source>
        <translation>kleinste zuerst</translation>
    </message>
    <message>
        <source>{column}, sorted, {order}</source>
        <translation>{column}, sortiert, {order}</translation>
    </message>
</context>
<context>
    <name>CallsModel</name>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
</context>
<context>
    <name>CallsPage</name>
    <message>
        <source>After your first call you will see its date, duration and cost here.</source>
        <translation>Nach Ihrem ersten Anruf sehen Sie hier Datum, Dauer und Kosten.</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Anrufe</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Filter aufheben</translation>
    </message>
    <message>
        <source>Getting your calls</source>
        <translation>Anrufe werden geholt</translation>
    </message>
    <message>
        <source>No calls yet</source>
        <translation>Noch keine Anrufe</translation>
    </message>
    <message>
        <source>They come as soon as the service can be reached.</source>
        <translation>Sie kommen, sobald der Dienst erreichbar ist.</translation>
    </message>
    <message>
        <source>Your calls are not on this computer yet</source>
        <translation>Ihre Anrufe sind noch nicht auf diesem Computer</translation>
    </message>
    <message>
        <source>Your calls could not be loaded</source>
        <translation>Ihre Anrufe konnten nicht geladen werden</translation>
    </message>
</context>
<context>
    <name>CallsScreen</name>
    <message>
        <source>Filters</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Insights</source>
        <translation>Auswertung</translation>
    </message>
</context>
<context>
    <name>CallsTable</name>
    <message>
        <source>Calls</source>
        <translation>Anrufe</translation>
    </message>
</context>
<context>
    <name>CancelCode</name>
    <message>
        <source>Cancel code</source>
        <translation>Abbruchcode</translation>
    </message>
    <message>
        <source>Cancel code {code}</source>
        <translation>Abbruchcode {code}</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy the cancel code</source>
        <translation>Abbruchcode kopieren</translation>
    </message>
    <message>
        <source>Save receipt…</source>
        <translation>Beleg speichern…</translation>
    </message>
    <message>
        <source>Works from any computer, also without signing in. It is not kept on this one.</source>
        <translation>Gilt von jedem Computer aus, auch ohne Anmeldung. Auf diesem wird er nicht aufbewahrt.</translation>
    </message>
</context>
<context>
    <name>ChartPanel</name>
    <message>
        <source>Calls</source>
        <translation>Anrufe</translation>
    </message>
    <message>
        <source>Calls by month</source>
        <translation>Anrufe nach Monat</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>Cost by month</source>
        <translation>Kosten nach Monat</translation>
    </message>
    <message>
        <source>Currency of the chart: {currency}</source>
        <translation>Währung des Diagramms: {currency}</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>Minuten</translation>
    </message>
    <message>
        <source>Minutes by month</source>
        <translation>Minuten nach Monat</translation>
    </message>
    <message>
        <source>What the chart shows</source>
        <translation>Was das Diagramm zeigt</translation>
    </message>
</context>
<context>
    <name>ComplaintForm</name>
    <message>
        <source>Complain</source>
        <translation>Beschweren</translation>
    </message>
    <message>
        <source>Data that the privacy policy does not cover</source>
        <translation>Daten, die die Datenschutzerklärung nicht abdeckt</translation>
    </message>
    <message>
        <source>Say what is wrong. The service has to look into it and to answer.</source>
        <translation>Sagen Sie, was nicht stimmt. Der Dienst muss dem nachgehen und antworten.</translation>
    </message>
    <message>
        <source>Sent as a complaint about data protection. You can also turn to the regulator.</source>
        <translation>Wird als Beschwerde zum Datenschutz gesendet. Sie können sich auch an die Aufsichtsbehörde wenden.</translation>
    </message>
    <message>
        <source>Write what is wrong.</source>
        <translation>Schreiben Sie, was nicht stimmt.</translation>
    </message>
    <message>
        <source>Your complaint</source>
        <translation>Ihre Beschwerde</translation>
    </message>
</context>
<context>
    <name>ConfirmPage</name>
    <message>
        <source>Complete by {date}.</source>
        <translation>Abgeschlossen bis {date}.</translation>
    </message>
    <message>
        <source>Confirm it is you</source>
        <translation>Bestätigen, dass Sie es sind</translation>
    </message>
    <message>
        <source>E-mail address of this account</source>
        <translation>E-Mail-Adresse dieses Kontos</translation>
    </message>
    <message>
        <source>Erasure starts at once and cannot be cancelled.</source>
        <translation>Das Löschen beginnt sofort und lässt sich nicht abbrechen.</translation>
    </message>
    <message>
        <source>Erasure starts {date}. Until then you can cancel.</source>
        <translation>Das Löschen beginnt am {date}. Bis dahin können Sie abbrechen.</translation>
    </message>
    <message>
        <source>Nothing else about you stays.</source>
        <translation>Sonst bleibt nichts über Sie.</translation>
    </message>
    <message>
        <source>Then your browser opens for a fresh sign-in. Nothing is deleted before that.</source>
        <translation>Dann öffnet sich Ihr Browser für eine neue Anmeldung. Vorher wird nichts gelöscht.</translation>
    </message>
    <message>
        <source>To go on, type the e-mail address of this account: {email}</source>
        <translation>Geben Sie zum Fortfahren die E-Mail-Adresse dieses Kontos ein: {email}</translation>
    </message>
    <message>
        <source>What you ask for</source>
        <translation>Was Sie verlangen</translation>
    </message>
    <message>
        <source>{records} erased</source>
        <translation>{records} gelöscht</translation>
    </message>
    <message>
        <source>{records} kept by law</source>
        <translation>{records} gesetzlich aufbewahrt</translation>
    </message>
</context>
<context>
    <name>ConsentLayout</name>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Purposes</source>
        <translation>Zwecke</translation>
    </message>
    <message>
        <source>Purposes and cookies</source>
        <translation>Zwecke und Cookies</translation>
    </message>
    <message>
        <source>Your browser sends the “do not sell or share” signal (GPC), applied on {date}. Your own choice here comes first.</source>
        <translation>Ihr Browser sendet das Signal „nicht verkaufen oder teilen“ (GPC), angewandt am {date}. Ihre eigene Wahl hier geht vor.</translation>
    </message>
</context>
<context>
    <name>ConsentPage</name>
    <message numerus="yes">
        <source>%Ln receipt(s) saved.</source>
        <translation>
            <numerusform>%Ln Beleg gespeichert.</numerusform>
            <numerusform>%Ln Belege gespeichert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Choices cannot be changed while you are offline.</source>
        <translation>Offline lassen sich Entscheidungen nicht ändern.</translation>
    </message>
    <message>
        <source>Cookies &amp; consent</source>
        <translation>Cookies &amp; Einwilligungen</translation>
    </message>
    <message>
        <source>First choose which value holds.</source>
        <translation>Wählen Sie zuerst, welcher Stand gilt.</translation>
    </message>
    <message>
        <source>Last saved {date} at {time}</source>
        <translation>Zuletzt gespeichert am {date} um {time}</translation>
    </message>
    <message>
        <source>Nothing is shown</source>
        <translation>Nichts zu sehen</translation>
    </message>
    <message>
        <source>Nothing to choose here</source>
        <translation>Hier gibt es nichts zu entscheiden</translation>
    </message>
    <message>
        <source>Reading your choices</source>
        <translation>Ihre Entscheidungen werden gelesen</translation>
    </message>
    <message>
        <source>The service asks for no consent and sets no cookie.</source>
        <translation>Der Dienst fragt nach keiner Einwilligung und setzt keine Cookies.</translation>
    </message>
    <message>
        <source>Turn all optional off</source>
        <translation>Alles Freiwillige aus</translation>
    </message>
    <message>
        <source>Turn all optional on</source>
        <translation>Alles Freiwillige an</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>You have not chosen anything yet</source>
        <translation>Sie haben noch nichts entschieden</translation>
    </message>
    <message>
        <source>Your choices could not be read</source>
        <translation>Ihre Entscheidungen konnten nicht gelesen werden</translation>
    </message>
    <message>
        <source>Your earlier choices are back.</source>
        <translation>Ihre früheren Entscheidungen gelten wieder.</translation>
    </message>
    <message>
        <source>the website</source>
        <translation>der Website</translation>
    </message>
</context>
<context>
    <name>CookieList</name>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Cookies</source>
        <translation>Cookies</translation>
    </message>
    <message>
        <source>Cookies on {host}</source>
        <translation>Cookies auf {host}</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Sitzung</translation>
    </message>
    <message>
        <source>Show cookies by purpose</source>
        <translation>Cookies nach Zweck zeigen</translation>
    </message>
    <message>
        <source>UK: {uk}. EU: {eu}.</source>
        <translation>UK: {uk}. EU: {eu}.</translation>
    </message>
    <message>
        <source>You can object to it.</source>
        <translation>Sie können widersprechen.</translation>
    </message>
</context>
<context>
    <name>Countdown</name>
    <message>
        <source>The account is being erased</source>
        <translation>Das Konto wird gelöscht</translation>
    </message>
    <message>
        <source>This began on {date} and is complete by {by}.</source>
        <translation>Das begann am {date} und ist bis {by} abgeschlossen.</translation>
    </message>
    <message>
        <source>You can change your mind until {date}</source>
        <translation>Bedenkzeit bis {date}</translation>
    </message>
    <message numerus="yes">
        <source>day(s) left</source>
        <translation>
            <numerusform>Tag übrig</numerusform>
            <numerusform>Tage übrig</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>hour(s) left</source>
        <translation>
            <numerusform>Stunde übrig</numerusform>
            <numerusform>Stunden übrig</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>minute(s) left</source>
        <translation>
            <numerusform>Minute übrig</numerusform>
            <numerusform>Minuten übrig</numerusform>
        </translation>
    </message>
    <message>
        <source>{left} from now. Nothing has been erased yet, and cancelling puts everything back as it was.</source>
        <translation>Noch {left}. Bisher ist nichts gelöscht, und ein Abbruch stellt alles wieder her, wie es war.</translation>
    </message>
</context>
<context>
    <name>CrashWindow</name>
    <message>
        <source>A bug in DiJo Desktop</source>
        <translation>Ein Fehler in DiJo Desktop</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>Something in this program is broken</source>
        <translation>Etwas in diesem Programm ist defekt</translation>
    </message>
    <message>
        <source>The program goes on, and what was saved is saved. This is all there is to report; nothing was sent anywhere. Copy it if you want to tell somebody.</source>
        <translation>Das Programm läuft weiter, und was gespeichert war, ist gespeichert. Das ist der ganze Bericht; nichts davon wurde gesendet. Kopieren Sie ihn, wenn Sie ihn weitergeben möchten.</translation>
    </message>
</context>
<context>
    <name>DataInspector</name>
    <message>
        <source>(policy 3)</source>
        <translation>(Erklärung 3)</translation>
    </message>
    <message>
        <source>Basis</source>
        <translation>Rechtsgrundlage</translation>
    </message>
    <message>
        <source>Basis and recipients of this row are the service&apos;s statement. The policy only lists them.</source>
        <translation>Rechtsgrundlage und Empfänger dieser Zeile gibt der Dienst an. Die Datenschutzerklärung zählt sie nur auf.</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Felder</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Aufbewahrung</translation>
    </message>
    <message>
        <source>On deletion</source>
        <translation>Beim Löschen</translation>
    </message>
    <message>
        <source>Outside UK</source>
        <translation>Außerhalb UK</translation>
    </message>
    <message>
        <source>Shared with</source>
        <translation>Empfänger</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Zweck</translation>
    </message>
</context>
<context>
    <name>DateJump</name>
    <message>
        <source>No call so early</source>
        <translation>So früh gab es keinen Anruf</translation>
    </message>
    <message>
        <source>No call so late</source>
        <translation>So spät gab es keinen Anruf</translation>
    </message>
    <message>
        <source>Sort by time to go to a date</source>
        <translation>Nach Zeit sortieren, um zu einem Datum zu gehen</translation>
    </message>
    <message>
        <source>Type a date</source>
        <translation>Ein Datum eingeben</translation>
    </message>
</context>
<context>
    <name>DatesPopover</name>
    <message>
        <source>Calendar, the first choice begins, the next one ends</source>
        <translation>Kalender, die erste Wahl beginnt, die nächste endet</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Erster Tag</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Letzter Tag</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
</context>
<context>
    <name>DeletionDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Reading what would happen</source>
        <translation>Die Folgen werden gelesen</translation>
    </message>
    <message>
        <source>What would happen could not be read</source>
        <translation>Die Folgen konnten nicht gelesen werden</translation>
    </message>
    <message>
        <source>You are offline. Deleting needs the service, so it cannot be asked for now. Nothing is queued.</source>
        <translation>Sie sind offline. Das Löschen braucht den Dienst und lässt sich jetzt nicht verlangen. Nichts wird vorgemerkt.</translation>
    </message>
    <message>
        <source>You saved a copy: {when}.</source>
        <translation>Sie haben eine Kopie gespeichert: {when}.</translation>
    </message>
    <message>
        <source>{reason} Trying again asks for the very same; it cannot happen twice.</source>
        <translation>{reason} Ein neuer Versuch verlangt genau dasselbe; es kann nicht zweimal geschehen.</translation>
    </message>
</context>
<context>
    <name>DeletionHero</name>
    <message>
        <source>Cancel deletion</source>
        <translation>Löschung abbrechen</translation>
    </message>
    <message>
        <source>Save a copy of my data</source>
        <translation>Kopie meiner Daten speichern</translation>
    </message>
</context>
<context>
    <name>DeletionScreen</name>
    <message>
        <source>Delete my account</source>
        <translation>Mein Konto löschen</translation>
    </message>
    <message>
        <source>Nothing changes until you confirm in step 3. After that you can cancel until the date you choose.</source>
        <translation>Nichts ändert sich, bis Sie in Schritt 3 bestätigen. Danach können Sie bis zum gewählten Tag abbrechen.</translation>
    </message>
    <message>
        <source>What deleting would do</source>
        <translation>Was das Löschen bewirkt</translation>
    </message>
</context>
<context>
    <name>DemoBanner</name>
    <message>
        <source>+1 day</source>
        <translation>+1 Tag</translation>
    </message>
    <message>
        <source>+14 days</source>
        <translation>+14 Tage</translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>Demo</translation>
    </message>
    <message>
        <source>Demo panel</source>
        <translation>Demo-Pult</translation>
    </message>
    <message>
        <source>Leave demo</source>
        <translation>Demo verlassen</translation>
    </message>
    <message>
        <source>Mend: {fault}</source>
        <translation>Reparieren: {fault}</translation>
    </message>
    <message>
        <source>Sample data. Nothing leaves this computer.</source>
        <translation>Beispieldaten. Nichts verlässt diesen Computer.</translation>
    </message>
    <message>
        <source>Scenario, clock, faults and mailbox ({keys})</source>
        <translation>Szenario, Uhr, Störungen und Postfach ({keys})</translation>
    </message>
</context>
<context>
    <name>DemoPanel</name>
    <message>
        <source>Break something</source>
        <translation>Etwas stören</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Copy code</source>
        <translation>Code kopieren</translation>
    </message>
    <message>
        <source>Demo panel</source>
        <translation>Demo-Pult</translation>
    </message>
    <message>
        <source>Mailbox</source>
        <translation>Postfach</translation>
    </message>
    <message>
        <source>Parts of the demo panel</source>
        <translation>Teile des Demo-Pults</translation>
    </message>
    <message>
        <source>Real time, nothing broken, only the everyday person</source>
        <translation>Echte Zeit, nichts kaputt, nur die alltägliche Person</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>Szenario</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>Von vorn beginnen</translation>
    </message>
    <message>
        <source>This account is deleted: nobody can sign in. A code opens the receipts that are left.</source>
        <translation>Dieses Konto ist gelöscht: Niemand kann sich anmelden. Ein Code öffnet die Belege, die bleiben.</translation>
    </message>
</context>
<context>
    <name>DeviceCode</name>
    <message>
        <source>1. Open this page in a browser on a phone or another computer:</source>
        <translation>1. Diese Seite im Browser eines Telefons oder anderen Computers öffnen:</translation>
    </message>
    <message>
        <source>2. Type this code there:</source>
        <translation>2. Dort diesen Code eingeben:</translation>
    </message>
    <message>
        <source>Address of the page to open</source>
        <translation>Adresse der Seite, die zu öffnen ist</translation>
    </message>
    <message>
        <source>Asking the service for a code</source>
        <translation>Der Dienst wird um einen Code gebeten</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Code to type there</source>
        <translation>Code, der dort einzugeben ist</translation>
    </message>
    <message>
        <source>Enter this code only if you started this sign-in yourself, on this computer.</source>
        <translation>Geben Sie diesen Code nur ein, wenn Sie diese Anmeldung selbst begonnen haben, an diesem Computer.</translation>
    </message>
    <message>
        <source>Host of the page to open</source>
        <translation>Rechnername der Seite, die zu öffnen ist</translation>
    </message>
    <message>
        <source>The code is good for {time}. This window goes on by itself.</source>
        <translation>Der Code gilt noch {time}. Dieses Fenster macht von selbst weiter.</translation>
    </message>
    <message>
        <source>The code is no longer good.</source>
        <translation>Der Code gilt nicht mehr.</translation>
    </message>
</context>
<context>
    <name>DialogFooter</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Continue…</source>
        <translation>Weiter…</translation>
    </message>
    <message>
        <source>Delete my account</source>
        <translation>Mein Konto löschen</translation>
    </message>
</context>
<context>
    <name>DonePage</name>
    <message>
        <source>Cancel code</source>
        <translation>Abbruchcode</translation>
    </message>
    <message>
        <source>Cancel code {code}</source>
        <translation>Abbruchcode {code}</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Erasure began on {date} and is complete by {by}.</source>
        <translation>Das Löschen begann am {date} und ist bis {by} abgeschlossen.</translation>
    </message>
    <message>
        <source>Keep it where you find it again</source>
        <translation>Bewahren Sie ihn auf, wo Sie ihn wiederfinden</translation>
    </message>
    <message>
        <source>Not saved yet. DiJo Desktop forgets it when it is closed.</source>
        <translation>Beleg und Code sind noch nicht gespeichert. DiJo Desktop vergisst sie beim Schließen.</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Beleg</translation>
    </message>
    <message>
        <source>Receipt, cancel code and the key to look at receipts later, in one file.</source>
        <translation>Beleg, Abbruchcode und der Schlüssel, um Belege später anzusehen, in einer Datei.</translation>
    </message>
    <message>
        <source>Save receipt…</source>
        <translation>Beleg speichern…</translation>
    </message>
    <message>
        <source>Saved as {path}.</source>
        <translation>Gespeichert als {path}.</translation>
    </message>
    <message>
        <source>Until then you can cancel here, on every page. Complete by {by}.</source>
        <translation>Bis dahin können Sie hier auf jeder Seite abbrechen. Abgeschlossen bis {by}.</translation>
    </message>
    <message>
        <source>Works from any computer, also without signing in. It is not kept on this one.</source>
        <translation>Gilt von jedem Computer aus, auch ohne Anmeldung. Auf diesem wird er nicht aufbewahrt.</translation>
    </message>
    <message>
        <source>Your account is being deleted</source>
        <translation>Ihr Konto wird gelöscht</translation>
    </message>
    <message>
        <source>Your account will be deleted on {date}</source>
        <translation>Ihr Konto wird am {date} gelöscht</translation>
    </message>
</context>
<context>
    <name>DraftBar</name>
    <message numerus="yes">
        <source>%Ln change(s) not saved.</source>
        <translation>
            <numerusform>%Ln Änderung nicht gespeichert.</numerusform>
            <numerusform>%Ln Änderungen nicht gespeichert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Save choices</source>
        <translation>Entscheidungen speichern</translation>
    </message>
</context>
<context>
    <name>ExportButton</name>
    <message>
        <source>CSV for spreadsheets…</source>
        <translation>CSV für Tabellenprogramme …</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>JSON for programs…</source>
        <translation>JSON für Programme …</translation>
    </message>
    <message>
        <source>PDF statement of a month</source>
        <translation>PDF-Aufstellung eines Monats</translation>
    </message>
    <message>
        <source>PDF statement…</source>
        <translation>PDF-Aufstellung …</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Drucken …</translation>
    </message>
    <message>
        <source>Save or print the calls shown ({keys})</source>
        <translation>Die gezeigten Anrufe speichern oder drucken ({keys})</translation>
    </message>
    <message>
        <source>{month}…</source>
        <translation>{month} …</translation>
    </message>
</context>
<context>
    <name>ExportPage</name>
    <message>
        <source>Back to My data</source>
        <translation>Zurück zu Meine Daten</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>Kopiert.</translation>
    </message>
    <message>
        <source>Finished {when}</source>
        <translation>Fertig {when}</translation>
    </message>
    <message>
        <source>Save a copy of my data</source>
        <translation>Kopie meiner Daten speichern</translation>
    </message>
    <message>
        <source>Save the copy in another folder</source>
        <translation>Kopie in einem anderen Ordner speichern</translation>
    </message>
    <message>
        <source>Started at {time}. A complete copy of everything the service holds</source>
        <translation>Begonnen um {time}. Eine vollständige Kopie von allem, was der Dienst speichert</translation>
    </message>
</context>
<context>
    <name>ExportStrip</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Choose another place</source>
        <translation>Anderen Ort wählen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Saved as {name}</source>
        <translation>Gespeichert als {name}</translation>
    </message>
    <message>
        <source>Saving {name}</source>
        <translation>{name} wird gespeichert</translation>
    </message>
    <message>
        <source>Saving {name}, {share}</source>
        <translation>{name} wird gespeichert, {share}</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Clear filters</source>
        <translation>Filter aufheben</translation>
    </message>
    <message>
        <source>Dates: {range}</source>
        <translation>Zeitraum: {range}</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Group by</source>
        <translation>Gruppieren nach</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Monat</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
</context>
<context>
    <name>FindingRow</name>
    <message>
        <source>Hide value</source>
        <translation>Wert verbergen</translation>
    </message>
    <message>
        <source>Show value</source>
        <translation>Wert zeigen</translation>
    </message>
    <message>
        <source>{place}. It is in the copy that was saved.</source>
        <translation>{place}. Es steht in der gespeicherten Kopie.</translation>
    </message>
</context>
<context>
    <name>FindingsDialog</name>
    <message>
        <source>Article 15 of the GDPR</source>
        <translation>Artikel 15 der DSGVO</translation>
    </message>
    <message>
        <source>Articles 5 and 13 of the GDPR</source>
        <translation>Artikel 5 und 13 der DSGVO</translation>
    </message>
    <message>
        <source>Ask for access…</source>
        <translation>Auskunft verlangen …</translation>
    </message>
    <message>
        <source>Ask what is held, why, for how long and who receives it</source>
        <translation>Fragen, was gespeichert ist, warum, wie lange und wer es bekommt</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Complain that the policy does not name it</source>
        <translation>Beschweren, dass die Erklärung es nicht nennt</translation>
    </message>
    <message>
        <source>Complain…</source>
        <translation>Beschweren …</translation>
    </message>
    <message>
        <source>Not in the policy</source>
        <translation>Nicht in der Datenschutzerklärung</translation>
    </message>
    <message>
        <source>The privacy policy does not cover this</source>
        <translation>Das deckt die Datenschutzerklärung nicht ab</translation>
    </message>
    <message>
        <source>This program compares everything the service sends with what its privacy policy names. Whatever it does not name, you can ask about or complain about. Values are shown only here and are not kept.</source>
        <translation>Dieses Programm vergleicht alles, was der Dienst sendet, mit dem, was seine Datenschutzerklärung nennt. Zu allem, was sie nicht nennt, können Sie Auskunft verlangen oder sich beschweren. Werte werden nur hier gezeigt und nicht aufbewahrt.</translation>
    </message>
    <message>
        <source>What you can do</source>
        <translation>Was Sie tun können</translation>
    </message>
</context>
<context>
    <name>Footer</name>
    <message>
        <source>I can&apos;t open a browser here</source>
        <translation>Ich kann hier keinen Browser öffnen</translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation>Demo ausprobieren</translation>
    </message>
</context>
<context>
    <name>HappensPage</name>
    <message>
        <source>Cancel any time before</source>
        <translation>Bis dahin jederzeit abbrechen</translation>
    </message>
    <message>
        <source>Cannot be cancelled</source>
        <translation>Kein Abbruch möglich</translation>
    </message>
    <message numerus="yes">
        <source>In %Ln day(s)</source>
        <translation>
            <numerusform>In %Ln Tag</numerusform>
            <numerusform>In %Ln Tagen</numerusform>
        </translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Datensätze</translation>
    </message>
    <message>
        <source>Straight away</source>
        <translation>Sofort</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>What happens to your data</source>
        <translation>Was mit Ihren Daten geschieht</translation>
    </message>
    <message>
        <source>When and why</source>
        <translation>Wann und warum</translation>
    </message>
    <message>
        <source>When should it happen?</source>
        <translation>Wann soll es geschehen?</translation>
    </message>
    <message>
        <source>Which fields</source>
        <translation>Welche Felder</translation>
    </message>
    <message>
        <source>{weekday} {when}</source>
        <translation>{weekday} {when}</translation>
    </message>
</context>
<context>
    <name>Hero</name>
    <message numerus="yes">
        <source>%Ln day(s) to change your mind.</source>
        <translation>
            <numerusform>%Ln Tag Bedenkzeit.</numerusform>
            <numerusform>%Ln Tage Bedenkzeit.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %Ln record(s) in one file you can open and check.</source>
        <translation>
            <numerusform>%Ln Datensatz in einer Datei, die Sie öffnen und prüfen können.</numerusform>
            <numerusform>Alle %Ln Datensätze in einer Datei, die Sie öffnen und prüfen können.</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete my account…</source>
        <translation>Mein Konto löschen…</translation>
    </message>
    <message>
        <source>Last copy: {date}.</source>
        <translation>Letzte Kopie: {date}.</translation>
    </message>
    <message>
        <source>Leave DiJo</source>
        <translation>DiJo verlassen</translation>
    </message>
    <message>
        <source>No copy saved on this computer yet.</source>
        <translation>Noch keine Kopie auf diesem Computer.</translation>
    </message>
    <message>
        <source>Preview only</source>
        <translation>Nur Vorschau</translation>
    </message>
    <message>
        <source>Save a copy of my data</source>
        <translation>Kopie meiner Daten speichern</translation>
    </message>
    <message>
        <source>See first what is erased, what must be kept, until when and under which law.</source>
        <translation>Sehen Sie zuerst, was gelöscht wird, was bleiben muss, bis wann und nach welchem Gesetz.</translation>
    </message>
    <message>
        <source>Take everything with you</source>
        <translation>Alles mitnehmen</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message numerus="yes">
        <source>%Ln record(s) held</source>
        <translation>
            <numerusform>%Ln Eintrag</numerusform>
            <numerusform>%Ln Einträge</numerusform>
        </translation>
    </message>
    <message>
        <source>Cookies live in your browser. This page changes the setting in your account; the website applies it on your next visit and removes what you switched off.</source>
        <translation>Cookies liegen in Ihrem Browser. Diese Seite ändert die Einstellung in Ihrem Konto; die Website wendet sie bei Ihrem nächsten Besuch an und entfernt, was Sie ausgeschaltet haben.</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>How it takes effect</source>
        <translation>Wie es wirkt</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Beleg</translation>
    </message>
    <message>
        <source>Save all receipts</source>
        <translation>Alle Belege speichern</translation>
    </message>
    <message>
        <source>Save the receipt of “{title}”</source>
        <translation>Beleg zu „{title}“ speichern</translation>
    </message>
    <message>
        <source>You will not be asked again before {date}, whether you say yes or no.</source>
        <translation>Sie werden vor dem {date} nicht wieder gefragt, ob Sie nun Ja oder Nein sagen.</translation>
    </message>
    <message>
        <source>{date}. Not saved</source>
        <translation>{date}. Nicht gespeichert</translation>
    </message>
</context>
<context>
    <name>Insights</name>
    <message>
        <source>A call record holds date, duration and cost. Calls are never recorded.</source>
        <translation>Gespeichert sind Datum, Dauer und Kosten. Anrufe werden nie aufgezeichnet.</translation>
    </message>
    <message>
        <source>Hour</source>
        <translation>Stunde</translation>
    </message>
    <message>
        <source>Insights</source>
        <translation>Auswertung</translation>
    </message>
    <message>
        <source>Policy 2.2</source>
        <translation>Erklärung 2.2</translation>
    </message>
    <message>
        <source>When you call</source>
        <translation>Wann Sie anrufen</translation>
    </message>
    <message>
        <source>fewer</source>
        <translation>weniger</translation>
    </message>
    <message>
        <source>more</source>
        <translation>mehr</translation>
    </message>
</context>
<context>
    <name>IssuerDialog</name>
    <message>
        <source>Another host signs you in</source>
        <translation>Ein anderer Host meldet Sie an</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Dienst</translation>
    </message>
    <message>
        <source>Signs you in</source>
        <translation>Meldet Sie an</translation>
    </message>
    <message>
        <source>This service leaves signing in to another host. Go on only if you expect that.</source>
        <translation>Dieser Dienst überlässt das Anmelden einem anderen Host. Fahren Sie nur fort, wenn Sie das erwarten.</translation>
    </message>
</context>
<context>
    <name>KeyringPage</name>
    <message>
        <source>Sign in again</source>
        <translation>Erneut anmelden</translation>
    </message>
    <message>
        <source>This session only</source>
        <translation>Nur diese Sitzung</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Entsperren</translation>
    </message>
    <message>
        <source>Your sign-in is in the keyring</source>
        <translation>Ihre Anmeldung liegt im Schlüsselbund</translation>
    </message>
</context>
<context>
    <name>KeyringRow</name>
    <message>
        <source>Check now</source>
        <translation>Jetzt prüfen</translation>
    </message>
    <message>
        <source>Checked {time}, {seconds} s</source>
        <translation>Geprüft {time}, {seconds} s</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Gefunden</translation>
    </message>
    <message>
        <source>Keyring</source>
        <translation>Schlüsselbund</translation>
    </message>
    <message>
        <source>Read and write</source>
        <translation>Lesen und Schreiben</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Entsperren</translation>
    </message>
    <message>
        <source>Unlocked</source>
        <translation>Entsperrt</translation>
    </message>
</context>
<context>
    <name>KnownAccounts</name>
    <message>
        <source>On this computer</source>
        <translation>Auf diesem Computer</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open {account}</source>
        <translation>{account} öffnen</translation>
    </message>
    <message>
        <source>Remove {account} from this computer</source>
        <translation>{account} von diesem Computer entfernen</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Entfernen…</translation>
    </message>
    <message>
        <source>Signed-out account</source>
        <translation>Abgemeldetes Konto</translation>
    </message>
</context>
<context>
    <name>LanguageButton</name>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Language: {name}</source>
        <translation>Sprache: {name}</translation>
    </message>
</context>
<context>
    <name>Leaving</name>
    <message>
        <source>Delete my account</source>
        <translation>Mein Konto löschen</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Löschen…</translation>
    </message>
    <message>
        <source>Local copy, receipts and keys on this computer go. Your account stays at the service. You see what was removed.</source>
        <translation>Lokale Kopie, Belege und Schlüssel auf diesem Computer verschwinden. Ihr Konto beim Dienst bleibt. Sie sehen, was entfernt wurde.</translation>
    </message>
    <message>
        <source>Remove from this computer</source>
        <translation>Von diesem Computer entfernen</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Entfernen…</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Abmelden</translation>
    </message>
    <message>
        <source>The sign-in ends here. Your account stays, and so does the encrypted copy: it opens again when you sign in.</source>
        <translation>Die Anmeldung hier endet. Ihr Konto bleibt, ebenso die verschlüsselte Kopie: Sie öffnet sich, wenn Sie sich wieder anmelden.</translation>
    </message>
    <message>
        <source>Three ways to leave</source>
        <translation>Drei Arten zu gehen</translation>
    </message>
    <message>
        <source>What the service holds about you is erased, after a time in which you can cancel. You see first what goes and what must stay.</source>
        <translation>Was der Dienst über Sie speichert, wird gelöscht, nach einer Bedenkzeit. Sie sehen vorher, was geht und was bleiben muss.</translation>
    </message>
</context>
<context>
    <name>MailboxView</name>
    <message>
        <source>Copied.</source>
        <translation>Kopiert.</translation>
    </message>
    <message>
        <source>Copy code</source>
        <translation>Code kopieren</translation>
    </message>
    <message>
        <source>Mails</source>
        <translation>Mails</translation>
    </message>
    <message>
        <source>No mail yet. Codes and notices that the service would send come here.</source>
        <translation>Noch keine Mail. Hierher kommen Codes und Hinweise, die der Dienst schicken würde.</translation>
    </message>
    <message>
        <source>Text of the mail</source>
        <translation>Text der Mail</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>{page} – DiJo Desktop</source>
        <translation>{page} – DiJo Desktop</translation>
    </message>
</context>
<context>
    <name>MapView</name>
    <message>
        <source>Kept</source>
        <translation>Aufbewahrung</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Datensätze</translation>
    </message>
    <message>
        <source>What is held</source>
        <translation>Was gespeichert ist</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Zweck</translation>
    </message>
</context>
<context>
    <name>Mending</name>
    <message numerus="yes">
        <source>%Ln entry(ies) could be read and are kept.</source>
        <translation>
            <numerusform>%Ln Eintrag war lesbar und ist erhalten.</numerusform>
            <numerusform>%Ln Einträge waren lesbar und sind erhalten.</numerusform>
        </translation>
    </message>
    <message>
        <source>The copy of your calls on this computer was damaged. It was put aside, and the calls are fetched again.</source>
        <translation>Die Kopie Ihrer Anrufe auf diesem Computer war beschädigt. Sie wurde beiseitegelegt, und die Anrufe werden neu geholt.</translation>
    </message>
    <message>
        <source>The file with your receipts, saved searches and unsent requests was damaged.</source>
        <translation>Die Datei mit Ihren Belegen, gespeicherten Suchen und ungesendeten Anträgen war beschädigt.</translation>
    </message>
    <message>
        <source>The rest is lost; the damaged file is {name}.</source>
        <translation>Der Rest ist verloren; die beschädigte Datei heißt {name}.</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;Export the calls…</source>
        <translation>Anrufe &amp;exportieren…</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>&amp;Suchen</translation>
    </message>
    <message>
        <source>&amp;Next pane</source>
        <translation>&amp;Nächster Bereich</translation>
    </message>
    <message>
        <source>&amp;Previous pane</source>
        <translation>&amp;Vorheriger Bereich</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Save a copy of my data</source>
        <translation>&amp;Kopie meiner Daten speichern</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>S&amp;ync</source>
        <translation>S&amp;ynchronisieren</translation>
    </message>
    <message>
        <source>Sign &amp;out</source>
        <translation>Ab&amp;melden</translation>
    </message>
</context>
<context>
    <name>MyDataPage</name>
    <message>
        <source>Cancel code copied.</source>
        <translation>Abbruchcode kopiert.</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Erneut prüfen</translation>
    </message>
    <message>
        <source>Deletion scheduled. You can read, save and cancel</source>
        <translation>Löschung geplant. Sie können lesen, speichern und abbrechen</translation>
    </message>
    <message>
        <source>My data</source>
        <translation>Meine Daten</translation>
    </message>
    <message>
        <source>Nothing is shown</source>
        <translation>Nichts zu sehen</translation>
    </message>
    <message>
        <source>Reading what is held about you</source>
        <translation>Ihre gespeicherten Daten werden gelesen</translation>
    </message>
    <message>
        <source>Receipt saved as {name}.</source>
        <translation>Beleg gespeichert als {name}.</translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Show what will happen</source>
        <translation>Zeigen, was geschieht</translation>
    </message>
    <message numerus="yes">
        <source>The service sends %Ln things that its privacy policy does not cover.</source>
        <translation>
            <numerusform>Der Dienst sendet %Ln Angabe, die seine Datenschutzerklärung nicht abdeckt.</numerusform>
            <numerusform>Der Dienst sendet %Ln Angaben, die seine Datenschutzerklärung nicht abdeckt.</numerusform>
        </translation>
    </message>
    <message>
        <source>This needs the service, and you are offline.</source>
        <translation>Das braucht den Dienst, und Sie sind offline.</translation>
    </message>
    <message>
        <source>Your data could not be read</source>
        <translation>Ihre Daten konnten nicht gelesen werden</translation>
    </message>
    <message numerus="yes">
        <source>{records} in %Ln categories, compared with policy version {version}</source>
        <translation>
            <numerusform>{records} in %Ln Kategorie, verglichen mit Datenschutzerklärung {version}</numerusform>
            <numerusform>{records} in %Ln Kategorien, verglichen mit Datenschutzerklärung {version}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NoKeyring</name>
    <message>
        <source>This computer has no keyring. A sign-in lasts for this session only; nothing is written down.</source>
        <translation>Dieser Computer hat keinen Schlüsselbund. Eine Anmeldung gilt nur für diese Sitzung; nichts wird gespeichert.</translation>
    </message>
</context>
<context>
    <name>PageBars</name>
    <message numerus="yes">
        <source>%Ln day(s)</source>
        <translation>
            <numerusform>%Ln Tag</numerusform>
            <numerusform>%Ln Tage</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hour(s)</source>
        <translation>
            <numerusform>%Ln Stunde</numerusform>
            <numerusform>%Ln Stunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hour(s) left.</source>
        <translation>
            <numerusform>Noch %Ln Stunde.</numerusform>
            <numerusform>Noch %Ln Stunden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln minute(s) left.</source>
        <translation>
            <numerusform>Noch %Ln Minute.</numerusform>
            <numerusform>Noch %Ln Minuten.</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel deletion</source>
        <translation>Löschung abbrechen</translation>
    </message>
    <message>
        <source>Everything works, but the times shown may be wrong.</source>
        <translation>Alles funktioniert, aber die gezeigten Zeiten können falsch sein.</translation>
    </message>
    <message>
        <source>It is ahead of that of the service.</source>
        <translation>Sie geht gegenüber der des Dienstes vor.</translation>
    </message>
    <message>
        <source>It is behind that of the service.</source>
        <translation>Sie geht gegenüber der des Dienstes nach.</translation>
    </message>
    <message>
        <source>Nothing is saved on this computer yet.</source>
        <translation>Auf diesem Computer ist noch nichts gespeichert.</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Shown as saved on this computer: {time}.</source>
        <translation>Stand auf diesem Computer: {time}.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>You are offline.</source>
        <translation>Sie sind offline.</translation>
    </message>
    <message>
        <source>Your account is being deleted.</source>
        <translation>Ihr Konto wird gelöscht.</translation>
    </message>
    <message>
        <source>Your account will be deleted on {date} at {time}.</source>
        <translation>Ihr Konto wird am {date} um {time} gelöscht.</translation>
    </message>
    <message>
        <source>Your clock is off by {time}.</source>
        <translation>Ihre Uhr geht um {time} falsch.</translation>
    </message>
    <message>
        <source>{days} and {hours} left.</source>
        <translation>Noch {days} und {hours}.</translation>
    </message>
</context>
<context>
    <name>PageMaking</name>
    <message>
        <source>The service has to be reached first.</source>
        <translation>Dazu muss erst der Dienst erreicht werden.</translation>
    </message>
</context>
<context>
    <name>Picture</name>
    <message>
        <source>Show as picture</source>
        <translation>Als Bild zeigen</translation>
    </message>
    <message>
        <source>Show as table</source>
        <translation>Als Tabelle zeigen</translation>
    </message>
</context>
<context>
    <name>PlaceStrip</name>
    <message>
        <source>Copy the SHA-256</source>
        <translation>SHA-256 kopieren</translation>
    </message>
    <message>
        <source>Copy the path</source>
        <translation>Pfad kopieren</translation>
    </message>
</context>
<context>
    <name>Plan</name>
    <message numerus="yes">
        <source>%Ln other sign-in(s) were ended.</source>
        <translation>
            <numerusform>%Ln andere Anmeldung wurde beendet.</numerusform>
            <numerusform>%Ln andere Anmeldungen wurden beendet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Deletion scheduled</source>
        <translation>Löschung geplant</translation>
    </message>
    <message>
        <source>Erasure starts</source>
        <translation>Löschen beginnt</translation>
    </message>
    <message>
        <source>Everything is erased</source>
        <translation>Alles ist gelöscht</translation>
    </message>
    <message numerus="yes">
        <source>Last %Ln record(s) destroyed</source>
        <translation>
            <numerusform>Letzter Datensatz vernichtet</numerusform>
            <numerusform>Letzte %Ln Datensätze vernichtet</numerusform>
        </translation>
    </message>
    <message>
        <source>No other sign-in was open.</source>
        <translation>Keine andere Anmeldung war offen.</translation>
    </message>
    <message>
        <source>Reading and saving a copy work as before.</source>
        <translation>Lesen und Kopie speichern gehen wie bisher.</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Beleg</translation>
    </message>
    <message>
        <source>Today, {date}</source>
        <translation>Heute, {date}</translation>
    </message>
    <message>
        <source>You can still cancel</source>
        <translation>Sie können noch abbrechen</translation>
    </message>
    <message>
        <source>You get a receipt for it.</source>
        <translation>Sie erhalten einen Beleg darüber.</translation>
    </message>
    <message>
        <source>by {date}</source>
        <translation>bis {date}</translation>
    </message>
    <message>
        <source>{erased} erased, {anonymous} made anonymous.</source>
        <translation>{erased} gelöscht, {anonymous} anonymisiert.</translation>
    </message>
    <message>
        <source>{names}, kept by law.</source>
        <translation>{names}, gesetzlich aufbewahrt.</translation>
    </message>
</context>
<context>
    <name>PrintPreview</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Making the pages</source>
        <translation>Die Seiten werden erstellt</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Nächste Seite</translation>
    </message>
    <message>
        <source>Page before</source>
        <translation>Vorige Seite</translation>
    </message>
    <message>
        <source>Print preview</source>
        <translation>Druckvorschau</translation>
    </message>
    <message>
        <source>Printing: {page}</source>
        <translation>Druck: {page}</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Drucken …</translation>
    </message>
    <message>
        <source>Stopped: the calls changed meanwhile. Print again.</source>
        <translation>Angehalten: Die Anrufe haben sich inzwischen geändert. Erneut drucken.</translation>
    </message>
    <message>
        <source>The printer does not answer.</source>
        <translation>Der Drucker antwortet nicht.</translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message>
        <source>DiJo demo</source>
        <translation>DiJo-Demo</translation>
    </message>
</context>
<context>
    <name>QuitDialog</name>
    <message>
        <source>Nothing of this session is kept on this computer. The service has not answered these yet. After quitting, this computer cannot find out whether they arrived.</source>
        <translation>Von dieser Sitzung bleibt nichts auf diesem Computer. Der Dienst hat das Folgende noch nicht beantwortet. Nach dem Beenden kann dieser Computer nicht mehr feststellen, ob es angekommen ist.</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Quit and forget what has no answer yet?</source>
        <translation>Beenden und vergessen, was noch keine Antwort hat?</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Bleiben</translation>
    </message>
</context>
<context>
    <name>RangeDesk</name>
    <message numerus="yes">
        <source>%Ln call(s) copied</source>
        <translation>
            <numerusform>%Ln Anruf kopiert</numerusform>
            <numerusform>%Ln Anrufe kopiert</numerusform>
        </translation>
    </message>
    <message>
        <source>Copied the first {number} calls. Export the list to get them all.</source>
        <translation>Die ersten {number} Anrufe wurden kopiert. Exportieren Sie die Liste, um alle zu bekommen.</translation>
    </message>
</context>
<context>
    <name>Reconnecting</name>
    <message>
        <source>The demo service had stopped and was started again. Only sample data is concerned.</source>
        <translation>Der Demo-Dienst hatte aufgehört und wurde neu gestartet. Es geht nur um Beispieldaten.</translation>
    </message>
</context>
<context>
    <name>RemoveDialog</name>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln Datei</numerusform>
            <numerusform>%Ln Dateien</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln key(s)</source>
        <translation>
            <numerusform>%Ln Schlüssel</numerusform>
            <numerusform>%Ln Schlüssel</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove from this computer</source>
        <translation>Von diesem Computer entfernen</translation>
    </message>
    <message>
        <source>Remove this account from this computer</source>
        <translation>Dieses Konto von diesem Computer entfernen</translation>
    </message>
    <message>
        <source>Removed from this computer</source>
        <translation>Von diesem Computer entfernt</translation>
    </message>
    <message>
        <source>Removing…</source>
        <translation>Wird entfernt…</translation>
    </message>
    <message>
        <source>The sign-in, the local copy of your calls, receipts, unsent actions and the keys of this account.</source>
        <translation>Die Anmeldung, die lokale Kopie Ihrer Anrufe, Belege, nicht gesendete Aufträge und die Schlüssel dieses Kontos.</translation>
    </message>
    <message>
        <source>This goes</source>
        <translation>Das verschwindet</translation>
    </message>
    <message>
        <source>This stays</source>
        <translation>Das bleibt</translation>
    </message>
    <message>
        <source>Your account and your data at the service, and the copies you saved as files yourself.</source>
        <translation>Ihr Konto und Ihre Daten beim Dienst und die Kopien, die Sie selbst als Dateien gespeichert haben.</translation>
    </message>
    <message>
        <source>{files} and {keys} were removed. A second look found nothing left.</source>
        <translation>{files} und {keys} wurden entfernt. Ein zweiter Blick fand keine Reste.</translation>
    </message>
    <message>
        <source>{files} and {keys} were removed. Still there: {left}</source>
        <translation>{files} und {keys} wurden entfernt. Noch da: {left}</translation>
    </message>
</context>
<context>
    <name>RequestDesk</name>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>Your request was received.</source>
        <translation>Ihr Antrag ist eingegangen.</translation>
    </message>
    <message>
        <source>Your request was refused.</source>
        <translation>Ihr Antrag wurde abgelehnt.</translation>
    </message>
</context>
<context>
    <name>RequestDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>No answer came, so it is not known yet whether the request arrived. It is kept on this computer and filed once, as soon as the service answers.</source>
        <translation>Es kam keine Antwort, daher ist noch nicht bekannt, ob der Antrag angekommen ist. Er bleibt auf diesem Computer und wird einmal gestellt, sobald der Dienst antwortet.</translation>
    </message>
    <message>
        <source>No answer came, so it is not known yet whether the request arrived. It is kept until you quit and filed once, as soon as the service answers.</source>
        <translation>Es kam keine Antwort, daher ist noch nicht bekannt, ob der Antrag angekommen ist. Er bleibt bis zum Beenden hier und wird einmal gestellt, sobald der Dienst antwortet.</translation>
    </message>
    <message>
        <source>Request sent</source>
        <translation>Antrag gesendet</translation>
    </message>
    <message>
        <source>Send request</source>
        <translation>Antrag senden</translation>
    </message>
    <message>
        <source>Sending the request…</source>
        <translation>Der Antrag wird gesendet…</translation>
    </message>
    <message>
        <source>Such a request is open already</source>
        <translation>Ein solcher Antrag läuft schon</translation>
    </message>
    <message>
        <source>The request was refused</source>
        <translation>Der Antrag wurde nicht angenommen</translation>
    </message>
    <message>
        <source>The service cannot be reached. Nothing was sent; the request can be sent when it answers.</source>
        <translation>Der Dienst ist nicht erreichbar. Nichts wurde gesendet; der Antrag kann gesendet werden, sobald er antwortet.</translation>
    </message>
    <message>
        <source>The service holds this very request. No second one was filed.</source>
        <translation>Dem Dienst liegt genau dieser Antrag vor. Ein zweiter wurde nicht gestellt.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Your request</source>
        <translation>Ihr Antrag</translation>
    </message>
</context>
<context>
    <name>RequestOutcome</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy the number of the request</source>
        <translation>Nummer des Antrags kopieren</translation>
    </message>
    <message>
        <source>Fetch receipt</source>
        <translation>Quittung holen</translation>
    </message>
    <message>
        <source>Received on {date}</source>
        <translation>Eingegangen am {date}</translation>
    </message>
    <message>
        <source>{status}, received on {date}</source>
        <translation>{status}, eingegangen am {date}</translation>
    </message>
</context>
<context>
    <name>Result</name>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln Datei</numerusform>
            <numerusform>%Ln Dateien</numerusform>
        </translation>
    </message>
    <message>
        <source>All checksums match. Not everything is in it, see below.</source>
        <translation>Alle Prüfsummen stimmen. Nicht alles ist enthalten, siehe unten.</translation>
    </message>
    <message>
        <source>Altered</source>
        <translation>Verändert</translation>
    </message>
    <message>
        <source>Complete: all checksums match, nothing left out.</source>
        <translation>Vollständig: Alle Prüfsummen stimmen, nichts fehlt.</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Data map</source>
        <translation>Datenkarte</translation>
    </message>
    <message>
        <source>It does not fit this copy. The copy itself matches its own manifest.</source>
        <translation>Er passt nicht zu dieser Kopie. Die Kopie selbst stimmt mit ihrem Verzeichnis überein.</translation>
    </message>
    <message>
        <source>Not fetched</source>
        <translation>Nicht geholt</translation>
    </message>
    <message>
        <source>Not in this copy, and why</source>
        <translation>Nicht in dieser Kopie, und warum</translation>
    </message>
    <message>
        <source>Not verifiable</source>
        <translation>Nicht prüfbar</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Beleg</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Datensätze</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>Signed by the service</source>
        <translation>Vom Dienst signiert</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>The copy is verified without it.</source>
        <translation>Die Kopie ist auch ohne ihn geprüft.</translation>
    </message>
    <message>
        <source>The key it was signed with is not known on this computer.</source>
        <translation>Der Schlüssel der Signatur ist auf diesem Computer nicht bekannt.</translation>
    </message>
    <message>
        <source>The service signed the SHA-256 of this very file.</source>
        <translation>Der Dienst hat die SHA-256 genau dieser Datei signiert.</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>Geprüft</translation>
    </message>
    <message>
        <source>What is inside</source>
        <translation>Was enthalten ist</translation>
    </message>
    <message>
        <source>Your copy is saved and verified</source>
        <translation>Ihre Kopie ist gespeichert und geprüft</translation>
    </message>
    <message>
        <source>{records} in {files}, {size}. {whole}</source>
        <translation>{records} in {files}, {size}. {whole}</translation>
    </message>
</context>
<context>
    <name>RowDesk</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy as CSV</source>
        <translation>Als CSV kopieren</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>This is wrong…</source>
        <translation>Das stimmt nicht…</translation>
    </message>
</context>
<context>
    <name>Running</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Only your system account can read this file</source>
        <translation>Nur Ihr Benutzerkonto kann diese Datei lesen</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Datensätze</translation>
    </message>
    <message>
        <source>Saving a copy</source>
        <translation>Kopie wird gespeichert</translation>
    </message>
    <message>
        <source>Saving to</source>
        <translation>Speicherort</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>This needs you</source>
        <translation>Hier sind Sie gefragt</translation>
    </message>
    <message>
        <source>what the data map counts</source>
        <translation>wie die Datenkarte zählt</translation>
    </message>
</context>
<context>
    <name>SavedPopover</name>
    <message>
        <source>Keep the present search: {text}</source>
        <translation>Diese Suche behalten: {text}</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Name of the search</source>
        <translation>Name der Suche</translation>
    </message>
    <message>
        <source>New name for “{name}”</source>
        <translation>Neuer Name für „{name}“</translation>
    </message>
    <message>
        <source>No more searches can be kept. Delete one first.</source>
        <translation>Mehr Suchen passen nicht. Löschen Sie erst eine.</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Saved searches</source>
        <translation>Gespeicherte Suchen</translation>
    </message>
    <message>
        <source>Search or filter the list first; then it can be kept here under a name.</source>
        <translation>Suchen oder filtern Sie zuerst; dann lässt sich das hier unter einem Namen behalten.</translation>
    </message>
</context>
<context>
    <name>SavedRow</name>
    <message>
        <source>Delete {name}</source>
        <translation>{name} löschen</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Rename {name}</source>
        <translation>{name} umbenennen</translation>
    </message>
</context>
<context>
    <name>ScenarioList</name>
    <message>
        <source>Each makes its sample person anew and signs you in as that person.</source>
        <translation>Jedes legt seine Beispielperson neu an und meldet Sie als diese Person an.</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>Laden</translation>
    </message>
    <message>
        <source>Load {scenario}</source>
        <translation>{scenario} laden</translation>
    </message>
</context>
<context>
    <name>Scheduled</name>
    <message>
        <source>Change your e-mail address (paused)</source>
        <translation>E-Mail-Adresse ändern (pausiert)</translation>
    </message>
    <message>
        <source>Give consent (paused)</source>
        <translation>Einwilligung geben (pausiert)</translation>
    </message>
    <message>
        <source>Read everything held about you</source>
        <translation>Alles Gespeicherte lesen</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>Kopie speichern</translation>
    </message>
    <message>
        <source>Until {date}</source>
        <translation>Bis {date}</translation>
    </message>
    <message>
        <source>What happens when</source>
        <translation>Was wann geschieht</translation>
    </message>
    <message>
        <source>Withdraw consent</source>
        <translation>Einwilligung widerrufen</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Date, length or cost</source>
        <translation>Datum, Dauer oder Kosten</translation>
    </message>
    <message>
        <source>Saved searches</source>
        <translation>Gespeicherte Suchen</translation>
    </message>
    <message>
        <source>Saved searches (Alt+Down)</source>
        <translation>Gespeicherte Suchen (Alt+Pfeil runter)</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search calls</source>
        <translation>Anrufe suchen</translation>
    </message>
    <message>
        <source>Search date, length or cost</source>
        <translation>Datum, Dauer oder Kosten suchen</translation>
    </message>
    <message>
        <source>What can be searched</source>
        <translation>Was gesucht werden kann</translation>
    </message>
</context>
<context>
    <name>SearchHelp</name>
    <message>
        <source>English words are always understood, too. A mistake leaves the list as it is.</source>
        <translation>Englische Wörter werden immer auch verstanden. Ein Fehler lässt die Liste, wie sie ist.</translation>
    </message>
    <message>
        <source>What can be searched</source>
        <translation>Was gesucht werden kann</translation>
    </message>
</context>
<context>
    <name>SearchNote</name>
    <message>
        <source>Search for “{word}”</source>
        <translation>Nach „{word}“ suchen</translation>
    </message>
</context>
<context>
    <name>Sections</name>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Cookies &amp; consent</source>
        <translation>Cookies &amp; Einwilligungen</translation>
    </message>
    <message>
        <source>My data</source>
        <translation>Meine Daten</translation>
    </message>
    <message>
        <source>This needs the service, and you are offline.</source>
        <translation>Das braucht den Dienst, und Sie sind offline.</translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>Sections</source>
        <translation>Bereiche</translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>Choose a sample person in your browser. No password, no real data.</source>
        <translation>Wählen Sie im Browser eine Beispielperson. Kein Passwort, keine echten Daten.</translation>
    </message>
    <message>
        <source>Continue in your browser</source>
        <translation>Weiter im Browser</translation>
    </message>
    <message>
        <source>Remove from this computer…</source>
        <translation>Von diesem Computer entfernen…</translation>
    </message>
    <message>
        <source>Sign in on another device</source>
        <translation>Auf einem anderen Gerät anmelden</translation>
    </message>
    <message>
        <source>Sign in on the page that just opened. This window goes on by itself.</source>
        <translation>Melden Sie sich auf der Seite an, die sich geöffnet hat. Dieses Fenster macht von selbst weiter.</translation>
    </message>
    <message>
        <source>Sign in to the demo</source>
        <translation>Bei der Demo anmelden</translation>
    </message>
    <message>
        <source>Sign in to your service</source>
        <translation>Bei Ihrem Dienst anmelden</translation>
    </message>
    <message>
        <source>This sign-in can read everything, but not change your account. That needs a browser here.</source>
        <translation>Diese Anmeldung kann alles lesen, aber Ihr Konto nicht ändern. Dafür braucht es einen Browser an diesem Computer.</translation>
    </message>
    <message>
        <source>Type the address of the service that holds your account. You sign in on its own page.</source>
        <translation>Geben Sie die Adresse des Dienstes ein, bei dem Ihr Konto liegt. Sie melden sich auf seiner eigenen Seite an.</translation>
    </message>
</context>
<context>
    <name>Slot</name>
    <message>
        <source>Connecting to the service</source>
        <translation>Verbindung zum Dienst wird aufgebaut</translation>
    </message>
</context>
<context>
    <name>Statement</name>
    <message>
        <source>{count} of {most} characters</source>
        <translation>{count} von {most} Zeichen</translation>
    </message>
</context>
<context>
    <name>StatusArea</name>
    <message>
        <source>Check now</source>
        <translation>Jetzt prüfen</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Verbunden</translation>
    </message>
    <message>
        <source>Connected to {host}. Nothing goes anywhere else.</source>
        <translation>Verbunden mit {host}. Nichts geht anderswohin.</translation>
    </message>
    <message>
        <source>Connected, {protection}</source>
        <translation>Verbunden, {protection}</translation>
    </message>
    <message>
        <source>Data and dates follow the clock of the demo: {time}.</source>
        <translation>Daten und Zeiten folgen der Uhr der Demo: {time}.</translation>
    </message>
    <message>
        <source>Demo service</source>
        <translation>Demo-Dienst</translation>
    </message>
    <message>
        <source>Demo time {time}</source>
        <translation>Demo-Zeit {time}</translation>
    </message>
    <message>
        <source>Keyring not asked yet</source>
        <translation>Schlüsselbund nicht gefragt</translation>
    </message>
    <message>
        <source>Not connected yet</source>
        <translation>Noch nicht verbunden</translation>
    </message>
    <message>
        <source>Not synced</source>
        <translation>Nicht synchron</translation>
    </message>
    <message>
        <source>Not synced yet</source>
        <translation>Noch nicht synchron</translation>
    </message>
    <message>
        <source>Offline since {time}</source>
        <translation>Offline seit {time}</translation>
    </message>
    <message>
        <source>Saving a copy, {share}</source>
        <translation>Kopie wird gespeichert, {share}</translation>
    </message>
    <message>
        <source>Signed out</source>
        <translation>Abgemeldet</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>Synchronisieren</translation>
    </message>
    <message>
        <source>The calls on this computer are those the service held at that time.</source>
        <translation>Die Anrufe auf diesem Computer sind die, die der Dienst zu dieser Zeit hatte.</translation>
    </message>
    <message>
        <source>The last try did not end. What is saved on this computer is still here.</source>
        <translation>Der letzte Versuch kam nicht ans Ende. Was auf diesem Computer gespeichert ist, ist noch da.</translation>
    </message>
    <message>
        <source>The sample service runs on this computer. Nothing leaves it.</source>
        <translation>Der Beispieldienst läuft auf diesem Computer. Nichts verlässt ihn.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Your calls are up to date</source>
        <translation>Ihre Anrufe sind auf dem neuesten Stand</translation>
    </message>
    <message>
        <source>{host} cannot be reached. What is saved on this computer is still here.</source>
        <translation>{host} ist nicht erreichbar. Was auf diesem Computer gespeichert ist, ist noch da.</translation>
    </message>
</context>
<context>
    <name>StepRail</name>
    <message>
        <source>Before you go</source>
        <translation>Bevor Sie gehen</translation>
    </message>
    <message>
        <source>Confirm it is you</source>
        <translation>Bestätigen</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Step {number} of 4: {title}</source>
        <translation>Schritt {number} von 4: {title}</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Was geschieht</translation>
    </message>
</context>
<context>
    <name>TimeBox</name>
    <message>
        <source>+1 month</source>
        <translation>+1 Monat</translation>
    </message>
    <message>
        <source>+14 days</source>
        <translation>+14 Tage</translation>
    </message>
    <message>
        <source>+5 years</source>
        <translation>+5 Jahre</translation>
    </message>
    <message>
        <source>Demo time</source>
        <translation>Demo-Zeit</translation>
    </message>
    <message>
        <source>ahead by {days} d</source>
        <translation>{days} T voraus</translation>
    </message>
    <message>
        <source>real time</source>
        <translation>echte Zeit</translation>
    </message>
</context>
<context>
    <name>WaitingForBrowser</name>
    <message>
        <source>Asking the service for a sign-in page</source>
        <translation>Anmeldeseite wird beim Dienst angefordert</translation>
    </message>
    <message>
        <source>Browser opened</source>
        <translation>Browser geöffnet</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>Link kopieren</translation>
    </message>
    <message>
        <source>Copy the link and open it yourself: {host}</source>
        <translation>Kopieren Sie den Link und öffnen Sie ihn selbst: {host}</translation>
    </message>
    <message>
        <source>In memory, until you quit</source>
        <translation>Im Arbeitsspeicher, bis Sie beenden</translation>
    </message>
    <message>
        <source>In {keyring}, never in a file</source>
        <translation>In {keyring}, nie in einer Datei</translation>
    </message>
    <message>
        <source>Keep the sign-in safe</source>
        <translation>Anmeldung sicher aufbewahren</translation>
    </message>
    <message>
        <source>No browser opened</source>
        <translation>Kein Browser geöffnet</translation>
    </message>
    <message>
        <source>Open the page again</source>
        <translation>Seite erneut öffnen</translation>
    </message>
    <message>
        <source>The page is no longer valid. Open it again.</source>
        <translation>Die Seite gilt nicht mehr. Öffnen Sie sie erneut.</translation>
    </message>
    <message>
        <source>The page stays valid for {time}</source>
        <translation>Die Seite gilt noch {time}</translation>
    </message>
    <message>
        <source>Waiting for you to sign in</source>
        <translation>Wartet auf Ihre Anmeldung</translation>
    </message>
    <message>
        <source>{time}, {host}</source>
        <translation>{time}, {host}</translation>
    </message>
</context>
<context>
    <name>WrongForm</name>
    <message>
        <source>It says {value}. What is right?</source>
        <translation>Da steht {value}. Was ist richtig?</translation>
    </message>
    <message>
        <source>Local time, {zone}.</source>
        <translation>Ortszeit, {zone}.</translation>
    </message>
    <message>
        <source>Sent as a request for rectification under Article 16 of the {law}. Nothing is changed at once.</source>
        <translation>Geht als Antrag auf Berichtigung nach Artikel 16 der {law}. Sofort geändert wird nichts.</translation>
    </message>
    <message>
        <source>Statement (optional)</source>
        <translation>Erklärung (freiwillig)</translation>
    </message>
    <message>
        <source>This is wrong</source>
        <translation>Das stimmt nicht</translation>
    </message>
    <message>
        <source>What is wrong?</source>
        <translation>Was stimmt nicht?</translation>
    </message>
    <message>
        <source>Why the present value cannot be right</source>
        <translation>Warum der jetzige Wert nicht stimmen kann</translation>
    </message>
</context>
<context>
    <name>browser</name>
    <message>
        <source>DiJo Desktop has the answer and goes on.</source>
        <translation>DiJo Desktop hat die Antwort und macht weiter.</translation>
    </message>
    <message>
        <source>It does not belong to the sign-in that DiJo Desktop is waiting for.</source>
        <translation>Sie gehört nicht zu der Anmeldung, auf die DiJo Desktop wartet.</translation>
    </message>
    <message>
        <source>This answer was not taken</source>
        <translation>Diese Antwort wurde nicht angenommen</translation>
    </message>
    <message>
        <source>You can close this tab</source>
        <translation>Sie können diesen Tab schließen</translation>
    </message>
</context>
<context>
    <name>calls</name>
    <message numerus="yes">
        <source>%Ln call(s)</source>
        <translation>
            <numerusform>%Ln Anruf</numerusform>
            <numerusform>%Ln Anrufe</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln filter(s)</source>
        <translation>
            <numerusform>%Ln Filter</numerusform>
            <numerusform>%Ln Filter</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hour(s)</source>
        <translation>
            <numerusform>%Ln Stunde</numerusform>
            <numerusform>%Ln Stunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln minute(s)</source>
        <translation>
            <numerusform>%Ln Minute</numerusform>
            <numerusform>%Ln Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln second(s)</source>
        <translation>
            <numerusform>%Ln Sekunde</numerusform>
            <numerusform>%Ln Sekunden</numerusform>
        </translation>
    </message>
    <message>
        <source>10 min or longer</source>
        <translation>Ab 10 min</translation>
    </message>
    <message>
        <source>All calls</source>
        <translation>Alle Anrufe</translation>
    </message>
    <message>
        <source>All calls of {count} months: average {average} a month, most in {month} with {most}</source>
        <translation>Alle Anrufe aus {count} Monaten: im Schnitt {average} pro Monat, am meisten im {month} mit {most}</translation>
    </message>
    <message>
        <source>All calls, not only those shown</source>
        <translation>Alle Anrufe, nicht nur die gezeigten</translation>
    </message>
    <message>
        <source>All dates</source>
        <translation>Alle Tage</translation>
    </message>
    <message>
        <source>As much as at this point in {month}</source>
        <translation>So viel wie zu diesem Zeitpunkt im {month}</translation>
    </message>
    <message>
        <source>As much as in the same time before ({days})</source>
        <translation>So viel wie in derselben Zeit davor ({days})</translation>
    </message>
    <message>
        <source>As much as in the {days} days before</source>
        <translation>So viel wie in den {days} Tagen davor</translation>
    </message>
    <message>
        <source>As much as in the {months} months before</source>
        <translation>So viel wie in den {months} Monaten davor</translation>
    </message>
    <message>
        <source>As much as in {period}</source>
        <translation>So viel wie im Zeitraum {period}</translation>
    </message>
    <message>
        <source>As much as on the day before</source>
        <translation>So viel wie am Tag davor</translation>
    </message>
    <message>
        <source>Before {date}</source>
        <translation>Vor {date}</translation>
    </message>
    <message>
        <source>Began</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>Busiest: {when}</source>
        <translation>Am meisten: {when}</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Anrufe</translation>
    </message>
    <message>
        <source>Calls of the other filters, of any date</source>
        <translation>Anrufe der übrigen Filter, mit jedem Datum</translation>
    </message>
    <message>
        <source>Calls of the other filters, on all days at all hours</source>
        <translation>Anrufe der übrigen Filter, an allen Tagen zu jeder Stunde</translation>
    </message>
    <message>
        <source>Calls shown</source>
        <translation>Gezeigte Anrufe</translation>
    </message>
    <message>
        <source>Charged</source>
        <translation>Berechnet</translation>
    </message>
    <message>
        <source>Charged for</source>
        <translation>Berechnet</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Filter aufheben</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Währung</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Richtung</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Beendet</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>Kostenlos</translation>
    </message>
    <message>
        <source>Getting your calls, {rows} of {total}</source>
        <translation>Ihre Anrufe werden geholt, {rows} von {total}</translation>
    </message>
    <message>
        <source>Getting your calls, {rows} so far</source>
        <translation>Ihre Anrufe werden geholt, bisher {rows}</translation>
    </message>
    <message>
        <source>Group by</source>
        <translation>Gruppieren nach</translation>
    </message>
    <message>
        <source>Hidden by {filters}: {calls}.</source>
        <translation>Verborgen durch {filters}: {calls}.</translation>
    </message>
    <message>
        <source>Incoming</source>
        <translation>Eingehend</translation>
    </message>
    <message numerus="yes">
        <source>Last %Ln day(s)</source>
        <translation>
            <numerusform>Letzter %Ln Tag</numerusform>
            <numerusform>Letzte %Ln Tage</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Last %Ln month(s)</source>
        <translation>
            <numerusform>Letzter %Ln Monat</numerusform>
            <numerusform>Letzte %Ln Monate</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Last %Ln week(s)</source>
        <translation>
            <numerusform>Letzte %Ln Woche</numerusform>
            <numerusform>Letzte %Ln Wochen</numerusform>
        </translation>
    </message>
    <message>
        <source>Last week</source>
        <translation>Letzte Woche</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Monat</translation>
    </message>
    <message>
        <source>No calls match “{filters}”</source>
        <translation>Keine Anrufe passen zu „{filters}“</translation>
    </message>
    <message>
        <source>No calls yet</source>
        <translation>Noch keine Anrufe</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>None of these calls</source>
        <translation>Keiner dieser Anrufe</translation>
    </message>
    <message>
        <source>Not compared: the dates are not one period.</source>
        <translation>Nicht verglichen: die Daten sind kein zusammenhängender Zeitraum.</translation>
    </message>
    <message>
        <source>Not compared: the period has no first day.</source>
        <translation>Nicht verglichen: der Zeitraum hat keinen ersten Tag.</translation>
    </message>
    <message>
        <source>Not listed in the policy: this service tells it.</source>
        <translation>Steht nicht in der Erklärung: dieser Dienst nennt es.</translation>
    </message>
    <message>
        <source>Nothing to compare: the period has not begun.</source>
        <translation>Nichts zu vergleichen: der Zeitraum hat noch nicht begonnen.</translation>
    </message>
    <message>
        <source>Only calls that match the filters</source>
        <translation>Nur Anrufe, die zu den Filtern passen</translation>
    </message>
    <message>
        <source>Only the calls shown</source>
        <translation>Nur die gezeigten Anrufe</translation>
    </message>
    <message>
        <source>Other side</source>
        <translation>Gegenseite</translation>
    </message>
    <message>
        <source>Outgoing</source>
        <translation>Ausgehend</translation>
    </message>
    <message>
        <source>Over {amount}</source>
        <translation>Über {amount}</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Tarif</translation>
    </message>
    <message>
        <source>Save the calls shown</source>
        <translation>Die gezeigten Anrufe speichern</translation>
    </message>
    <message>
        <source>Selected</source>
        <translation>Ausgewählt</translation>
    </message>
    <message>
        <source>Showing {count}</source>
        <translation>Zu sehen: {count}</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>Gezeigt</translation>
    </message>
    <message>
        <source>Since {date}</source>
        <translation>Seit {date}</translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation>Sortieren nach</translation>
    </message>
    <message>
        <source>The policy does not list the other side, the direction or the billing of calls. This service tells them.</source>
        <translation>Die Datenschutzerklärung nennt weder Gegenseite noch Richtung oder Abrechnung von Anrufen. Dieser Dienst teilt sie mit.</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>Diese Woche</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zeitzone</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Weekends</source>
        <translation>Wochenenden</translation>
    </message>
    <message>
        <source>With what the policy does not list: {columns}</source>
        <translation>Mit dem, was die Datenschutzerklärung nicht nennt: {columns}</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
    <message>
        <source>at {value}</source>
        <translation>zu {value}</translation>
    </message>
    <message>
        <source>charged for {value}</source>
        <translation>berechnet {value}</translation>
    </message>
    <message>
        <source>other side {value}</source>
        <translation>Gegenseite {value}</translation>
    </message>
    <message>
        <source>since {date}</source>
        <translation>seit {date}</translation>
    </message>
    <message>
        <source>until {date}</source>
        <translation>bis {date}</translation>
    </message>
    <message>
        <source>{amount} for {duration}</source>
        <translation>{amount} für {duration}</translation>
    </message>
    <message>
        <source>{amount} less than at this point in {month}</source>
        <translation>{amount} weniger als zu diesem Zeitpunkt im {month}</translation>
    </message>
    <message>
        <source>{amount} less than in the same time before ({days})</source>
        <translation>{amount} weniger als in derselben Zeit davor ({days})</translation>
    </message>
    <message>
        <source>{amount} less than in the {days} days before</source>
        <translation>{amount} weniger als in den {days} Tagen davor</translation>
    </message>
    <message>
        <source>{amount} less than in the {months} months before</source>
        <translation>{amount} weniger als in den {months} Monaten davor</translation>
    </message>
    <message>
        <source>{amount} less than in {period}</source>
        <translation>{amount} weniger als im Zeitraum {period}</translation>
    </message>
    <message>
        <source>{amount} less than on the day before</source>
        <translation>{amount} weniger als am Tag davor</translation>
    </message>
    <message>
        <source>{amount} more than at this point in {month}</source>
        <translation>{amount} mehr als zu diesem Zeitpunkt im {month}</translation>
    </message>
    <message>
        <source>{amount} more than in the same time before ({days})</source>
        <translation>{amount} mehr als in derselben Zeit davor ({days})</translation>
    </message>
    <message>
        <source>{amount} more than in the {days} days before</source>
        <translation>{amount} mehr als in den {days} Tagen davor</translation>
    </message>
    <message>
        <source>{amount} more than in the {months} months before</source>
        <translation>{amount} mehr als in den {months} Monaten davor</translation>
    </message>
    <message>
        <source>{amount} more than in {period}</source>
        <translation>{amount} mehr als im Zeitraum {period}</translation>
    </message>
    <message>
        <source>{amount} more than on the day before</source>
        <translation>{amount} mehr als am Tag davor</translation>
    </message>
    <message>
        <source>{calls} held</source>
        <translation>{calls} gespeichert</translation>
    </message>
    <message>
        <source>{calls} held, {date} to today</source>
        <translation>{calls} gespeichert, {date} bis heute</translation>
    </message>
    <message>
        <source>{count} months: average {average} a month, most in {month} with {most}</source>
        <translation>{count} Monate: im Schnitt {average} pro Monat, am meisten im {month} mit {most}</translation>
    </message>
    <message>
        <source>{count} shown</source>
        <translation>{count} gezeigt</translation>
    </message>
    <message>
        <source>{date}, {time}</source>
        <translation>{date}, {time}</translation>
    </message>
    <message numerus="yes">
        <source>{day}, {begin} to {end} (%Ln call(s))</source>
        <translation>
            <numerusform>{day}, {begin}–{end} (%Ln Anruf)</numerusform>
            <numerusform>{day}, {begin}–{end} (%Ln Anrufe)</numerusform>
        </translation>
    </message>
    <message>
        <source>{day}, {begin} to {end}, {duration}, {cost}</source>
        <translation>{day}, {begin} bis {end}, {duration}, {cost}</translation>
    </message>
    <message>
        <source>{month} so far</source>
        <translation>{month} bisher</translation>
    </message>
    <message>
        <source>{month}: {amount}</source>
        <translation>{month}: {amount}</translation>
    </message>
    <message>
        <source>{number} h</source>
        <translation>{number} h</translation>
    </message>
    <message>
        <source>{number} min</source>
        <translation>{number} min</translation>
    </message>
    <message numerus="yes">
        <source>{shown} of %Ln call(s)</source>
        <translation>
            <numerusform>{shown} von %Ln Anruf</numerusform>
            <numerusform>{shown} von %Ln Anrufen</numerusform>
        </translation>
    </message>
    <message>
        <source>┄ average {amount}</source>
        <translation>┄ Ø {amount}</translation>
    </message>
</context>
<context>
    <name>consent</name>
    <message numerus="yes">
        <source>%Ln cookie(s) will be allowed on your next visit to {host}.</source>
        <translation>
            <numerusform>%Ln Cookie wird bei Ihrem nächsten Besuch auf {host} erlaubt.</numerusform>
            <numerusform>%Ln Cookies werden bei Ihrem nächsten Besuch auf {host} erlaubt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cookie(s) will be removed on your next visit to {host}.</source>
        <translation>
            <numerusform>%Ln Cookie wird bei Ihrem nächsten Besuch auf {host} entfernt.</numerusform>
            <numerusform>%Ln Cookies werden bei Ihrem nächsten Besuch auf {host} entfernt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cookie(s) will go.</source>
        <translation>
            <numerusform>%Ln Cookie verschwindet.</numerusform>
            <numerusform>%Ln Cookies verschwinden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cookie(s).</source>
        <translation>
            <numerusform>%Ln Cookie.</numerusform>
            <numerusform>%Ln Cookies.</numerusform>
        </translation>
    </message>
    <message>
        <source>Allowed</source>
        <translation>Erlaubt</translation>
    </message>
    <message>
        <source>Always on</source>
        <translation>Immer an</translation>
    </message>
    <message>
        <source>Analyse</source>
        <translation>Analyse</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Changed elsewhere meanwhile: {theirs} You chose: {mine}.</source>
        <translation>Inzwischen anderswo geändert: {theirs} Ihre Wahl: {mine}.</translation>
    </message>
    <message>
        <source>Choices saved.</source>
        <translation>Entscheidungen gespeichert.</translation>
    </message>
    <message>
        <source>Counts of visits and pages, to see what is used.</source>
        <translation>Zählt Besuche und Seiten, um zu sehen, was genutzt wird.</translation>
    </message>
    <message>
        <source>Goes on your next visit</source>
        <translation>Geht beim nächsten Besuch</translation>
    </message>
    <message>
        <source>Improve</source>
        <translation>Komfort</translation>
    </message>
    <message>
        <source>It takes effect on your next visit to {host}.</source>
        <translation>Es wirkt bei Ihrem nächsten Besuch auf {host}.</translation>
    </message>
    <message>
        <source>Keep “{state}”</source>
        <translation>„{state}“ behalten</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Aufbewahrung</translation>
    </message>
    <message>
        <source>Make the website work</source>
        <translation>Die Website betreiben</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Needed</source>
        <translation>Nötig</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>Not asked before, not saved yet.</source>
        <translation>Bisher nicht gefragt, noch nicht gespeichert.</translation>
    </message>
    <message>
        <source>Not asked yet</source>
        <translation>Noch nicht gefragt</translation>
    </message>
    <message>
        <source>Not seen so far</source>
        <translation>Bisher nicht gesehen</translation>
    </message>
    <message>
        <source>Not set</source>
        <translation>Nicht gesetzt</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>On</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>Zweck</translation>
    </message>
    <message>
        <source>Remembers language and tips you have read.</source>
        <translation>Merkt sich die Sprache und gelesene Tipps.</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Gesetzt</translation>
    </message>
    <message>
        <source>Set by</source>
        <translation>Gesetzt von</translation>
    </message>
    <message>
        <source>Set by the service</source>
        <translation>Vom Dienst gesetzt</translation>
    </message>
    <message>
        <source>Sign-in, security and routing of calls.</source>
        <translation>Anmeldung, Sicherheit und Vermittlung von Anrufen.</translation>
    </message>
    <message>
        <source>Signal of your browser (GPC)</source>
        <translation>Signal Ihres Browsers (GPC)</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>The service cannot run without them, so there is no switch.</source>
        <translation>Ohne sie läuft der Dienst nicht, darum gibt es keinen Schalter.</translation>
    </message>
    <message>
        <source>Use “{state}”</source>
        <translation>„{state}“ verwenden</translation>
    </message>
    <message>
        <source>Was off since {date}, not saved yet.</source>
        <translation>War aus seit {date}, noch nicht gespeichert.</translation>
    </message>
    <message>
        <source>Was on since {date}, not saved yet.</source>
        <translation>War an seit {date}, noch nicht gespeichert.</translation>
    </message>
    <message>
        <source>Will be allowed</source>
        <translation>Wird erlaubt</translation>
    </message>
    <message>
        <source>Will be removed</source>
        <translation>Wird entfernt</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>You have not been asked yet, so it is off.</source>
        <translation>Sie wurden noch nicht gefragt, darum ist es aus.</translation>
    </message>
    <message>
        <source>You, by {via}</source>
        <translation>Sie, über {via}</translation>
    </message>
    <message>
        <source>You, in DiJo Desktop</source>
        <translation>Sie, in DiJo Desktop</translation>
    </message>
    <message>
        <source>You, on the web</source>
        <translation>Sie, im Web</translation>
    </message>
    <message>
        <source>{state} since {date}, by the signal of your browser (GPC).</source>
        <translation>{state} seit {date}, durch das Signal Ihres Browsers (GPC).</translation>
    </message>
    <message>
        <source>{state} since {date}, chosen by you.</source>
        <translation>{state} seit {date}, von Ihnen gewählt.</translation>
    </message>
    <message>
        <source>{state} since {date}, set by the service.</source>
        <translation>{state} seit {date}, vom Dienst gesetzt.</translation>
    </message>
</context>
<context>
    <name>data</name>
    <message numerus="yes">
        <source>%Ln day(s)</source>
        <translation>
            <numerusform>%Ln Tag</numerusform>
            <numerusform>%Ln Tage</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln month(s)</source>
        <translation>
            <numerusform>%Ln Monat</numerusform>
            <numerusform>%Ln Monate</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s)</source>
        <translation>
            <numerusform>%Ln Datensatz</numerusform>
            <numerusform>%Ln Datensätze</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln year(s)</source>
        <translation>
            <numerusform>%Ln Jahr</numerusform>
            <numerusform>%Ln Jahre</numerusform>
        </translation>
    </message>
    <message>
        <source>Not held</source>
        <translation>Nicht gespeichert</translation>
    </message>
    <message>
        <source>Policy {n}</source>
        <translation>Erklärung {n}</translation>
    </message>
    <message>
        <source>Until you leave</source>
        <translation>Bis Sie gehen</translation>
    </message>
    <message numerus="yes">
        <source>Up to %Ln year(s) after</source>
        <translation>
            <numerusform>Bis zu %Ln Jahr danach</numerusform>
            <numerusform>Bis zu %Ln Jahre danach</numerusform>
        </translation>
    </message>
    <message>
        <source>not in section 2</source>
        <translation>nicht in Abschnitt 2</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first} bis {last}</translation>
    </message>
</context>
<context>
    <name>deletion</name>
    <message numerus="yes">
        <source>%Ln day(s)</source>
        <translation>
            <numerusform>%Ln Tag</numerusform>
            <numerusform>%Ln Tage</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hour(s)</source>
        <translation>
            <numerusform>%Ln Stunde</numerusform>
            <numerusform>%Ln Stunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln minute(s)</source>
        <translation>
            <numerusform>%Ln Minute</numerusform>
            <numerusform>%Ln Minuten</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>Asked for: {date}</source>
        <translation>Verlangt: {date}</translation>
    </message>
    <message>
        <source>Cancel code: {code}</source>
        <translation>Abbruchcode: {code}</translation>
    </message>
    <message>
        <source>Cannot be brought back</source>
        <translation>Lässt sich nicht zurückholen</translation>
    </message>
    <message>
        <source>Complete by: {date}</source>
        <translation>Abgeschlossen bis: {date}</translation>
    </message>
    <message>
        <source>Counts without any link to you</source>
        <translation>Zahlen ohne jeden Bezug zu Ihnen</translation>
    </message>
    <message>
        <source>DiJo: deletion of an account</source>
        <translation>DiJo: Löschung eines Kontos</translation>
    </message>
    <message>
        <source>Erasure starts: {date}</source>
        <translation>Löschen beginnt: {date}</translation>
    </message>
    <message>
        <source>It cancels the deletion until erasure starts, from any computer, without signing in.</source>
        <translation>Er bricht die Löschung ab, bis das Löschen beginnt, von jedem Computer aus, ohne Anmeldung.</translation>
    </message>
    <message>
        <source>Key to the receipts: {key}</source>
        <translation>Schlüssel zu den Belegen: {key}</translation>
    </message>
    <message>
        <source>Only what the law requires: tax records, proof, legal claims</source>
        <translation>Nur was das Gesetz verlangt: Steuerunterlagen, Nachweise, Rechtsansprüche</translation>
    </message>
    <message>
        <source>Save receipt</source>
        <translation>Beleg speichern</translation>
    </message>
    <message>
        <source>Signed receipt (JWS, RFC 7515):</source>
        <translation>Signierter Beleg (JWS, RFC 7515):</translation>
    </message>
    <message>
        <source>With it the receipts of this deletion can be read when the account is gone.</source>
        <translation>Damit lassen sich die Belege dieser Löschung lesen, wenn das Konto weg ist.</translation>
    </message>
    <message>
        <source>until {date}</source>
        <translation>bis {date}</translation>
    </message>
    <message>
        <source>{name}: kept until {date}, {law}</source>
        <translation>{name}: aufbewahrt bis {date}, {law}</translation>
    </message>
    <message>
        <source>{parts} and {last}</source>
        <translation>{parts} und {last}</translation>
    </message>
</context>
<context>
    <name>demo</name>
    <message>
        <source>401</source>
        <translation>401</translation>
    </message>
    <message>
        <source>429</source>
        <translation>429</translation>
    </message>
    <message>
        <source>503</source>
        <translation>503</translation>
    </message>
    <message>
        <source>A full account: calls, payments, requests. Every page has something to show.</source>
        <translation>Ein volles Konto: Anrufe, Zahlungen, Anträge. Jede Seite hat etwas zu zeigen.</translation>
    </message>
    <message>
        <source>A million calls</source>
        <translation>Eine Million Anrufe</translation>
    </message>
    <message>
        <source>A new version is in force and is not acknowledged yet.</source>
        <translation>Eine neue Fassung gilt und ist noch nicht bestätigt.</translation>
    </message>
    <message>
        <source>A web page comes instead of data, as in the network of a hotel.</source>
        <translation>Statt Daten kommt eine Webseite, wie im Netz eines Hotels.</translation>
    </message>
    <message>
        <source>Answers come at 2,000 bytes a second.</source>
        <translation>Antworten kommen mit 2.000 Byte in der Sekunde.</translation>
    </message>
    <message>
        <source>Answers end after 20 bytes.</source>
        <translation>Antworten enden nach 20 Byte.</translation>
    </message>
    <message>
        <source>Answers name another version than the one they hold.</source>
        <translation>Antworten nennen eine andere Fassung als die, die sie enthalten.</translation>
    </message>
    <message>
        <source>Copied sign-in</source>
        <translation>Kopierte Anmeldung</translation>
    </message>
    <message>
        <source>Cut off</source>
        <translation>Abgeschnitten</translation>
    </message>
    <message>
        <source>Cut, refused and lost answers, each a few times; nothing is lost.</source>
        <translation>Abgeschnittene, verweigerte und verlorene Antworten, jede ein paar Mal; nichts geht verloren.</translation>
    </message>
    <message>
        <source>Deleted account</source>
        <translation>Gelöschtes Konto</translation>
    </message>
    <message>
        <source>Deletion under way</source>
        <translation>Löschung läuft</translation>
    </message>
    <message>
        <source>Drip</source>
        <translation>Tropfen</translation>
    </message>
    <message>
        <source>Every answer waits for four seconds.</source>
        <translation>Jede Antwort wartet vier Sekunden.</translation>
    </message>
    <message>
        <source>Every answer waits, calls and copies come in drops.</source>
        <translation>Jede Antwort wartet, Anrufe und Kopien kommen tropfenweise.</translation>
    </message>
    <message>
        <source>Every connection is dropped.</source>
        <translation>Jede Verbindung wird abgebrochen.</translation>
    </message>
    <message>
        <source>Everyday</source>
        <translation>Alltag</translation>
    </message>
    <message>
        <source>Four years in two currencies. Making them takes a while.</source>
        <translation>Vier Jahre in zwei Währungen. Das Anlegen dauert eine Weile.</translation>
    </message>
    <message>
        <source>Gone but for what the law keeps. Nobody can sign in; a code opens the receipts.</source>
        <translation>Weg bis auf das, was das Gesetz bewahrt. Niemand kann sich anmelden; ein Code öffnet die Belege.</translation>
    </message>
    <message>
        <source>Load it once to sign in, and once more: the sign-in ends with a security notice.</source>
        <translation>Einmal laden meldet an, noch einmal: Die Anmeldung endet mit einem Sicherheitshinweis.</translation>
    </message>
    <message>
        <source>More about calls</source>
        <translation>Mehr über Anrufe</translation>
    </message>
    <message>
        <source>New account</source>
        <translation>Neues Konto</translation>
    </message>
    <message>
        <source>New privacy policy</source>
        <translation>Neue Datenschutzerklärung</translation>
    </message>
    <message>
        <source>No line</source>
        <translation>Keine Leitung</translation>
    </message>
    <message>
        <source>Nothing in it yet.</source>
        <translation>Noch nichts darin.</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Overdue request</source>
        <translation>Überfälliger Antrag</translation>
    </message>
    <message>
        <source>Several things</source>
        <translation>Mehreres</translation>
    </message>
    <message>
        <source>Slow</source>
        <translation>Langsam</translation>
    </message>
    <message>
        <source>Slow line</source>
        <translation>Langsame Leitung</translation>
    </message>
    <message>
        <source>The account goes in three days; every page counts down.</source>
        <translation>Das Konto geht in drei Tagen; jede Seite zählt herunter.</translation>
    </message>
    <message>
        <source>The script of a scenario is in force.</source>
        <translation>Das Skript eines Szenarios ist in Kraft.</translation>
    </message>
    <message>
        <source>The service cannot be reached; saved calls stay readable.</source>
        <translation>Der Dienst ist nicht erreichbar; gespeicherte Anrufe bleiben lesbar.</translation>
    </message>
    <message>
        <source>The service does not accept the sign-in.</source>
        <translation>Der Dienst nimmt die Anmeldung nicht an.</translation>
    </message>
    <message>
        <source>The service holds more than its policy says.</source>
        <translation>Der Dienst speichert mehr, als seine Datenschutzerklärung sagt.</translation>
    </message>
    <message>
        <source>The service is three days late with an answer.</source>
        <translation>Der Dienst ist mit einer Antwort drei Tage im Verzug.</translation>
    </message>
    <message>
        <source>The service says more of each call than it must.</source>
        <translation>Der Dienst sagt zu jedem Anruf mehr, als er muss.</translation>
    </message>
    <message>
        <source>The service says that it is not available.</source>
        <translation>Der Dienst sagt, dass er nicht verfügbar ist.</translation>
    </message>
    <message>
        <source>The service says that there are too many requests.</source>
        <translation>Der Dienst sagt, dass es zu viele Anfragen sind.</translation>
    </message>
    <message>
        <source>Undeclared data</source>
        <translation>Nicht erklärte Daten</translation>
    </message>
    <message>
        <source>Unreliable line</source>
        <translation>Unzuverlässige Leitung</translation>
    </message>
    <message>
        <source>Web page</source>
        <translation>Webseite</translation>
    </message>
    <message>
        <source>Wrong ETag</source>
        <translation>Falsches ETag</translation>
    </message>
</context>
<context>
    <name>export</name>
    <message>
        <source>Asked for</source>
        <translation>Angefordert</translation>
    </message>
    <message>
        <source>Asking the service</source>
        <translation>Der Dienst wird gefragt</translation>
    </message>
    <message>
        <source>Checked (SHA-256)</source>
        <translation>Geprüft (SHA-256)</translation>
    </message>
    <message>
        <source>Downloading</source>
        <translation>Wird heruntergeladen</translation>
    </message>
    <message>
        <source>It does not follow on the receipt before it.</source>
        <translation>Er schließt nicht an den Beleg davor an.</translation>
    </message>
    <message>
        <source>It is in the copy, but the policy does not name it.</source>
        <translation>In der Kopie enthalten, in der Datenschutzerklärung aber nicht genannt.</translation>
    </message>
    <message>
        <source>It is missing from the chain of receipts.</source>
        <translation>Er fehlt in der Kette der Belege.</translation>
    </message>
    <message>
        <source>Its rows could not be checked one by one.</source>
        <translation>Die Zeilen konnten nicht einzeln geprüft werden.</translation>
    </message>
    <message>
        <source>Read everything in a browser, works offline</source>
        <translation>Alles im Browser lesen, auch offline</translation>
    </message>
    <message>
        <source>Receipt {n}</source>
        <translation>Beleg {n}</translation>
    </message>
    <message>
        <source>The copy does not mention it.</source>
        <translation>In der Kopie nicht erwähnt.</translation>
    </message>
    <message>
        <source>The service prepares it</source>
        <translation>Der Dienst bereitet sie vor</translation>
    </message>
    <message>
        <source>The service still makes another copy; this one is next.</source>
        <translation>Der Dienst macht noch eine andere Kopie; diese ist die nächste.</translation>
    </message>
    <message>
        <source>There are two different ones of this number.</source>
        <translation>Mit dieser Nummer gibt es zwei verschiedene.</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>What this is and how to check it</source>
        <translation>Was das ist und wie man es prüft</translation>
    </message>
    <message>
        <source>about {time} left</source>
        <translation>noch etwa {time}</translation>
    </message>
    <message>
        <source>the data map counted {n} before</source>
        <translation>die Datenkarte zählte vorher {n}</translation>
    </message>
    <message>
        <source>until {date}</source>
        <translation>bis {date}</translation>
    </message>
    <message numerus="yes">
        <source>{done} of %Ln record(s)</source>
        <translation>
            <numerusform>{done} von %Ln Datensatz</numerusform>
            <numerusform>{done} von %Ln Datensätzen</numerusform>
        </translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} von {total}</translation>
    </message>
    <message>
        <source>{done} of {total} {unit}</source>
        <translation>{done} von {total} {unit}</translation>
    </message>
    <message>
        <source>{size} a second</source>
        <translation>{size} pro Sekunde</translation>
    </message>
</context>
<context>
    <name>findings</name>
    <message>
        <source>In {endpoint} at {pointer}, first seen {date}</source>
        <translation>In {endpoint} bei {pointer}, zuerst gesehen {date}</translation>
    </message>
    <message>
        <source>Section {section} of the privacy policy does not name it.</source>
        <translation>Abschnitt {section} der Datenschutzerklärung nennt es nicht.</translation>
    </message>
    <message>
        <source>The privacy policy does not name it.</source>
        <translation>Die Datenschutzerklärung nennt es nicht.</translation>
    </message>
    <message>
        <source>The service does not send it any more.</source>
        <translation>Der Dienst sendet es nicht mehr.</translation>
    </message>
    <message>
        <source>The service says that it does not hold this.</source>
        <translation>Der Dienst sagt, dass er dies nicht hat.</translation>
    </message>
    <message>
        <source>You send or keep data about me that your privacy policy does not cover:</source>
        <translation>Sie senden oder speichern Daten über mich, die Ihre Datenschutzerklärung nicht abdeckt:</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>und {count} weitere</translation>
    </message>
</context>
<context>
    <name>format</name>
    <message>
        <source>Free</source>
        <translation>Kostenlos</translation>
    </message>
    <message>
        <source>today, {time}</source>
        <translation>heute, {time}</translation>
    </message>
    <message>
        <source>{date}, {time}</source>
        <translation>{date}, {time}</translation>
    </message>
    <message>
        <source>{h} h {m2} min</source>
        <translation>{h} h {m2} min</translation>
    </message>
    <message>
        <source>{h} h {m2} min {s2} s</source>
        <translation>{h} h {m2} min {s2} s</translation>
    </message>
    <message>
        <source>{m} min</source>
        <translation>{m} min</translation>
    </message>
    <message>
        <source>{m} min {s2} s</source>
        <translation>{m} min {s2} s</translation>
    </message>
    <message>
        <source>{n} %</source>
        <translation>{n} %</translation>
    </message>
    <message>
        <source>{s} s</source>
        <translation>{s} s</translation>
    </message>
</context>
<context>
    <name>keyring</name>
    <message>
        <source>Another keyring</source>
        <translation>Anderer Schlüsselbund</translation>
    </message>
    <message>
        <source>Another keyring answers than last time. Nothing was changed or overwritten.</source>
        <translation>Es antwortet ein anderer Schlüsselbund als zuletzt. Nichts wurde geändert oder überschrieben.</translation>
    </message>
    <message>
        <source>Cannot be used</source>
        <translation>Nicht nutzbar</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Check in Keychain Access that there is a keychain Login, then try again.</source>
        <translation>Prüfen Sie in der Schlüsselbundverwaltung, ob es den Schlüsselbund Anmeldung gibt, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Holds your sign-in key and the key of the local copy. Neither is in a file.</source>
        <translation>Enthält Ihren Anmeldeschlüssel und den Schlüssel der lokalen Kopie. Keiner von beiden liegt in einer Datei.</translation>
    </message>
    <message>
        <source>Install or start GNOME Keyring, KWallet or KeePassXC, then try again.</source>
        <translation>Installieren oder starten Sie GNOME Keyring, KWallet oder KeePassXC und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Install this program anew: its part that speaks to the keyring is broken.</source>
        <translation>Installieren Sie dieses Programm neu: Sein Teil für den Schlüsselbund ist beschädigt.</translation>
    </message>
    <message>
        <source>It may be waiting for its own password. A late answer still counts.</source>
        <translation>Vielleicht wartet er auf sein eigenes Passwort. Auch eine späte Antwort zählt.</translation>
    </message>
    <message>
        <source>Keyring cannot be used</source>
        <translation>Schlüsselbund nicht nutzbar</translation>
    </message>
    <message>
        <source>Keyring does not answer</source>
        <translation>Schlüsselbund antwortet nicht</translation>
    </message>
    <message>
        <source>Keyring locked</source>
        <translation>Schlüsselbund gesperrt</translation>
    </message>
    <message>
        <source>Keyring unlocked</source>
        <translation>Schlüsselbund entsperrt</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>Look for a window of {keyring} that asks for its password; it may be behind this one.</source>
        <translation>Suchen Sie ein Fenster von {keyring}, das nach dem Passwort fragt; vielleicht liegt es hinter diesem.</translation>
    </message>
    <message>
        <source>Look for the question of macOS, which may be behind this window.</source>
        <translation>Suchen Sie die Frage von macOS; vielleicht liegt sie hinter diesem Fenster.</translation>
    </message>
    <message>
        <source>No answer yet</source>
        <translation>Noch keine Antwort</translation>
    </message>
    <message>
        <source>No sign-in in the keyring</source>
        <translation>Keine Anmeldung hinterlegt</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>Noch nicht gesichert</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>Open Passwords and Keys, unlock the keyring Login, then try again.</source>
        <translation>Öffnen Sie Passwörter und Verschlüsselung, entsperren Sie den Schlüsselbund Anmeldung und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Open the wallet in KWalletManager, then try again.</source>
        <translation>Öffnen Sie die Brieftasche in KWalletManager und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Quit and sign in again once {keyring} works, to keep the sign-in.</source>
        <translation>Um die Anmeldung zu behalten, beenden Sie das Programm und melden Sie sich neu an, sobald {keyring} funktioniert.</translation>
    </message>
    <message>
        <source>Restart the Windows service Credential Manager, then try again.</source>
        <translation>Starten Sie den Windows-Dienst Anmeldeinformationsverwaltung neu und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Sign out and in again: the item of this program was deleted from {keyring}.</source>
        <translation>Melden Sie sich ab und wieder an: Der Eintrag dieses Programms wurde aus {keyring} gelöscht.</translation>
    </message>
    <message>
        <source>Sign out of Windows and in again, then try again.</source>
        <translation>Melden Sie sich bei Windows ab und wieder an und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Sign-in not saved yet</source>
        <translation>Anmeldung noch nicht gesichert</translation>
    </message>
    <message>
        <source>Start the Windows service Credential Manager, then try again.</source>
        <translation>Starten Sie den Windows-Dienst Anmeldeinformationsverwaltung und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Start the keyring of last time again, or sign in again to use {keyring}.</source>
        <translation>Starten Sie den Schlüsselbund vom letzten Mal wieder, oder melden Sie sich neu an, um {keyring} zu nutzen.</translation>
    </message>
    <message>
        <source>Test it again; if it fails again, sign in for this session only.</source>
        <translation>Prüfen Sie ihn noch einmal; geht es wieder nicht, melden Sie sich nur für diese Sitzung an.</translation>
    </message>
    <message>
        <source>The keyring has not taken the newest sign-in yet. It is in memory until then.</source>
        <translation>Der Schlüsselbund hat die neueste Anmeldung noch nicht übernommen. Bis dahin ist sie im Arbeitsspeicher.</translation>
    </message>
    <message>
        <source>The part of this program that speaks to the keyring is broken.</source>
        <translation>Der Teil dieses Programms, der mit dem Schlüsselbund spricht, ist beschädigt.</translation>
    </message>
    <message>
        <source>There is no keyring, or no sign-in in it. Nothing here was deleted.</source>
        <translation>Es gibt keinen Schlüsselbund oder keine Anmeldung darin. Hier wurde nichts gelöscht.</translation>
    </message>
    <message>
        <source>This session only</source>
        <translation>Nur diese Sitzung</translation>
    </message>
    <message>
        <source>Try again, and choose Allow when macOS asks.</source>
        <translation>Versuchen Sie es erneut und wählen Sie Erlauben, wenn macOS fragt.</translation>
    </message>
    <message>
        <source>Unlock the database in KeePassXC, then try again.</source>
        <translation>Entsperren Sie die Datenbank in KeePassXC und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Unlock {keyring} in your system, then try again.</source>
        <translation>Entsperren Sie {keyring} in Ihrem System und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Unlocked</source>
        <translation>Entsperrt</translation>
    </message>
    <message>
        <source>Your sign-in is in memory and ends when you quit. Nothing is written down.</source>
        <translation>Ihre Anmeldung ist im Arbeitsspeicher und endet, wenn Sie beenden. Nichts wird aufgeschrieben.</translation>
    </message>
    <message>
        <source>Your sign-in is safe inside it. Unlock it in your system, then try again.</source>
        <translation>Ihre Anmeldung ist sicher darin. Entsperren Sie ihn in Ihrem System und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>the keyring</source>
        <translation>der Schlüsselbund</translation>
    </message>
</context>
<context>
    <name>labels</name>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>Account information</source>
        <translation>Kontoangaben</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Address, first and last seen</source>
        <translation>Adresse, zuerst und zuletzt gesehen</translation>
    </message>
    <message>
        <source>Choice and date</source>
        <translation>Wahl und Datum</translation>
    </message>
    <message>
        <source>Date and action</source>
        <translation>Datum und Aktion</translation>
    </message>
    <message>
        <source>Date and feature</source>
        <translation>Datum und Funktion</translation>
    </message>
    <message>
        <source>Date and time</source>
        <translation>Datum und Uhrzeit</translation>
    </message>
    <message>
        <source>Date, amount, reference</source>
        <translation>Datum, Betrag, Referenz</translation>
    </message>
    <message>
        <source>Date, duration, cost</source>
        <translation>Datum, Dauer, Kosten</translation>
    </message>
    <message>
        <source>Erased</source>
        <translation>Gelöscht</translation>
    </message>
    <message>
        <source>Event, date, signature</source>
        <translation>Ereignis, Datum, Signatur</translation>
    </message>
    <message>
        <source>Exempt by law</source>
        <translation>Gesetzlich ausgenommen</translation>
    </message>
    <message>
        <source>IP address</source>
        <translation>IP-Adresse</translation>
    </message>
    <message>
        <source>Identifier</source>
        <translation>Kennung</translation>
    </message>
    <message>
        <source>Kept for now</source>
        <translation>Vorerst aufbewahrt</translation>
    </message>
    <message>
        <source>Kept to prove your choices</source>
        <translation>Zum Nachweis Ihrer Entscheidungen</translation>
    </message>
    <message>
        <source>Made anonymous</source>
        <translation>Anonymisiert</translation>
    </message>
    <message>
        <source>Name, first and last seen</source>
        <translation>Name, zuerst und zuletzt gesehen</translation>
    </message>
    <message>
        <source>Never stored (policy {section})</source>
        <translation>Nie gespeichert (Erklärung {section})</translation>
    </message>
    <message>
        <source>Not asked for</source>
        <translation>Nicht angefordert</translation>
    </message>
    <message>
        <source>Not held (policy {section})</source>
        <translation>Nicht gespeichert (Erklärung {section})</translation>
    </message>
    <message>
        <source>Not in the policy</source>
        <translation>Nicht in der Datenschutzerklärung</translation>
    </message>
    <message>
        <source>Outside the dates asked for</source>
        <translation>Außerhalb des Zeitraums</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>Zahlung</translation>
    </message>
    <message>
        <source>Rights of others</source>
        <translation>Rechte anderer</translation>
    </message>
    <message>
        <source>Technical</source>
        <translation>Technik</translation>
    </message>
    <message>
        <source>The service could not read it</source>
        <translation>Der Dienst konnte es nicht lesen</translation>
    </message>
    <message>
        <source>Type, dates, answer</source>
        <translation>Art, Daten, Antwort</translation>
    </message>
    <message>
        <source>Type, first and last seen</source>
        <translation>Art, zuerst und zuletzt gesehen</translation>
    </message>
    <message>
        <source>Usage</source>
        <translation>Nutzung</translation>
    </message>
    <message>
        <source>Version and date</source>
        <translation>Version und Datum</translation>
    </message>
    <message>
        <source>With the payment provider only (policy {section})</source>
        <translation>Nur beim Zahlungsdienst (Erklärung {section})</translation>
    </message>
    <message>
        <source>account identifier</source>
        <translation>Kontokennung</translation>
    </message>
    <message>
        <source>activity in the service</source>
        <translation>Aktivität im Dienst</translation>
    </message>
    <message>
        <source>adequacy decision</source>
        <translation>Angemessenheitsbeschluss</translation>
    </message>
    <message>
        <source>amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>analyse usage</source>
        <translation>Nutzung analysieren</translation>
    </message>
    <message>
        <source>analytics providers</source>
        <translation>Analysedienste</translation>
    </message>
    <message>
        <source>authorities, where the law requires it</source>
        <translation>Behörden, wo das Gesetz es verlangt</translation>
    </message>
    <message>
        <source>browser type</source>
        <translation>Browsertyp</translation>
    </message>
    <message>
        <source>call history</source>
        <translation>Anrufverlauf</translation>
    </message>
    <message>
        <source>call network</source>
        <translation>Telefonnetz</translation>
    </message>
    <message>
        <source>card numbers</source>
        <translation>Kartennummern</translation>
    </message>
    <message>
        <source>choice</source>
        <translation>Wahl</translation>
    </message>
    <message>
        <source>choice before</source>
        <translation>frühere Wahl</translation>
    </message>
    <message>
        <source>cloud host</source>
        <translation>Cloud-Anbieter</translation>
    </message>
    <message>
        <source>consent</source>
        <translation>Einwilligung</translation>
    </message>
    <message>
        <source>consent choices</source>
        <translation>Einwilligungen</translation>
    </message>
    <message>
        <source>contract</source>
        <translation>Vertrag</translation>
    </message>
    <message>
        <source>contractual safeguards</source>
        <translation>vertragliche Garantien</translation>
    </message>
    <message>
        <source>cookie data</source>
        <translation>Cookie-Daten</translation>
    </message>
    <message>
        <source>date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>device type</source>
        <translation>Gerätetyp</translation>
    </message>
    <message>
        <source>e-mail address</source>
        <translation>E-Mail-Adresse</translation>
    </message>
    <message>
        <source>event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>feature usage</source>
        <translation>genutzte Funktionen</translation>
    </message>
    <message>
        <source>financial credentials</source>
        <translation>Bankzugangsdaten</translation>
    </message>
    <message>
        <source>how a call was billed</source>
        <translation>Abrechnung eines Anrufs</translation>
    </message>
    <message>
        <source>identifier</source>
        <translation>Kennung</translation>
    </message>
    <message>
        <source>improve the service</source>
        <translation>den Dienst verbessern</translation>
    </message>
    <message>
        <source>improve your experience</source>
        <translation>die Bedienung verbessern</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>legal claims</source>
        <translation>Rechtsansprüche</translation>
    </message>
    <message>
        <source>legal duty</source>
        <translation>gesetzliche Pflicht</translation>
    </message>
    <message>
        <source>legal obligation</source>
        <translation>rechtliche Verpflichtung</translation>
    </message>
    <message>
        <source>legitimate interests</source>
        <translation>berechtigte Interessen</translation>
    </message>
    <message>
        <source>meet legal duties</source>
        <translation>gesetzliche Pflichten erfüllen</translation>
    </message>
    <message>
        <source>name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>no consent needed: appearance only</source>
        <translation>ohne Einwilligung: nur Darstellung</translation>
    </message>
    <message>
        <source>no consent needed: carries the communication</source>
        <translation>ohne Einwilligung: überträgt die Nachricht</translation>
    </message>
    <message>
        <source>no consent needed: emergency help</source>
        <translation>ohne Einwilligung: Hilfe im Notfall</translation>
    </message>
    <message>
        <source>no consent needed: statistics only</source>
        <translation>ohne Einwilligung: nur Statistik</translation>
    </message>
    <message>
        <source>no consent needed: strictly necessary</source>
        <translation>ohne Einwilligung: unbedingt nötig</translation>
    </message>
    <message>
        <source>notice</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>operating system</source>
        <translation>Betriebssystem</translation>
    </message>
    <message>
        <source>payment providers</source>
        <translation>Zahlungsdienste</translation>
    </message>
    <message>
        <source>payment references</source>
        <translation>Zahlungsbelege</translation>
    </message>
    <message>
        <source>policy versions you acknowledged</source>
        <translation>bestätigte Fassungen der Erklärung</translation>
    </message>
    <message>
        <source>prevent fraud</source>
        <translation>Betrug verhindern</translation>
    </message>
    <message>
        <source>privacy requests</source>
        <translation>Datenschutzanträge</translation>
    </message>
    <message>
        <source>process payments</source>
        <translation>Zahlungen abwickeln</translation>
    </message>
    <message>
        <source>provide the service</source>
        <translation>den Dienst erbringen</translation>
    </message>
    <message>
        <source>provider</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>purpose</source>
        <translation>Zweck</translation>
    </message>
    <message>
        <source>receipt</source>
        <translation>Beleg</translation>
    </message>
    <message>
        <source>receipts</source>
        <translation>Belege</translation>
    </message>
    <message>
        <source>recordings of calls</source>
        <translation>Aufzeichnungen von Anrufen</translation>
    </message>
    <message>
        <source>reference</source>
        <translation>Referenz</translation>
    </message>
    <message>
        <source>regulatory duty</source>
        <translation>aufsichtsrechtliche Pflicht</translation>
    </message>
    <message>
        <source>run your account</source>
        <translation>Ihr Konto führen</translation>
    </message>
    <message>
        <source>safeguard not stated</source>
        <translation>Garantie nicht genannt</translation>
    </message>
    <message>
        <source>sign-in times</source>
        <translation>Anmeldezeiten</translation>
    </message>
    <message>
        <source>standard contractual clauses</source>
        <translation>Standardvertragsklauseln</translation>
    </message>
    <message>
        <source>status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>tax records</source>
        <translation>Steuerunterlagen</translation>
    </message>
    <message>
        <source>the direction of a call</source>
        <translation>Richtung eines Anrufs</translation>
    </message>
    <message>
        <source>the other party of a call</source>
        <translation>Gegenseite eines Anrufs</translation>
    </message>
    <message>
        <source>type</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>version</source>
        <translation>Version</translation>
    </message>
</context>
<context>
    <name>messages</name>
    <message>
        <source>A web page came instead of data. This network may want you to sign in first.</source>
        <translation>Statt Daten kam eine Webseite. Vielleicht verlangt dieses Netz zuerst eine Anmeldung.</translation>
    </message>
    <message>
        <source>Ask for a new copy</source>
        <translation>Neue Kopie anfordern</translation>
    </message>
    <message>
        <source>By the clock of this computer, the certificate of {host} is not valid yet. Nothing was sent. Set the clock, then try again.</source>
        <translation>Nach der Uhr dieses Computers ist das Zertifikat von {host} noch nicht gültig. Es wurde nichts gesendet. Stellen Sie die Uhr und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Change the address</source>
        <translation>Adresse ändern</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Ordner wählen</translation>
    </message>
    <message>
        <source>No DiJo service answers at this address. Nothing was signed in.</source>
        <translation>Unter dieser Adresse antwortet kein DiJo-Dienst. Es wurde nichts angemeldet.</translation>
    </message>
    <message>
        <source>Open the browser</source>
        <translation>Browser öffnen</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>Neu laden</translation>
    </message>
    <message>
        <source>Security notice: the key of this sign-in was used twice, so somebody else may have had it. The service ended the sign-in and the saved copy is locked. Sign in again and look at your signed-in devices.</source>
        <translation>Sicherheitshinweis: Der Schlüssel dieser Anmeldung wurde zweimal benutzt, jemand anders könnte ihn gehabt haben. Der Dienst hat die Anmeldung beendet, und die gespeicherte Kopie ist gesperrt. Melden Sie sich neu an und sehen Sie Ihre angemeldeten Geräte durch.</translation>
    </message>
    <message>
        <source>Show the present state</source>
        <translation>Jetzigen Stand zeigen</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Signing in did not work. Nothing was changed.</source>
        <translation>Die Anmeldung ist nicht gelungen. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Somebody else signed in in the browser. Your own sign-in here goes on.</source>
        <translation>Im Browser hat sich jemand anderes angemeldet. Ihre Anmeldung hier besteht weiter.</translation>
    </message>
    <message>
        <source>Something on this computer blocks the way back from the browser. Nothing was signed in.</source>
        <translation>Etwas auf diesem Computer versperrt den Rückweg vom Browser. Es wurde niemand angemeldet.</translation>
    </message>
    <message>
        <source>Start the demo again</source>
        <translation>Demo neu starten</translation>
    </message>
    <message>
        <source>Stopped. Nothing was changed after that.</source>
        <translation>Angehalten. Danach wurde nichts mehr geändert.</translation>
    </message>
    <message>
        <source>The browser did not come back in time. Nothing was signed in.</source>
        <translation>Der Browser kam nicht rechtzeitig zurück. Es wurde nichts angemeldet.</translation>
    </message>
    <message>
        <source>The connection to {host} broke off. What had arrived is kept.</source>
        <translation>Die Verbindung brach ab ({host}). Was angekommen war, ist noch da.</translation>
    </message>
    <message>
        <source>The copy could not be saved. Your data is unchanged.</source>
        <translation>Die Kopie konnte nicht gespeichert werden. Ihre Daten sind unverändert.</translation>
    </message>
    <message>
        <source>The copy on this computer cannot be read or written just now.</source>
        <translation>Die Kopie auf diesem Computer lässt sich gerade nicht lesen oder schreiben.</translation>
    </message>
    <message>
        <source>The copy on this computer is damaged. It can be fetched again.</source>
        <translation>Die Kopie auf diesem Computer ist beschädigt. Sie lässt sich neu holen.</translation>
    </message>
    <message>
        <source>The copy on this computer is from a newer version of this program. It is untouched.</source>
        <translation>Die Kopie auf diesem Computer stammt von einer neueren Version dieses Programms. Sie ist unberührt.</translation>
    </message>
    <message>
        <source>The demo service stopped. Only sample data is concerned.</source>
        <translation>Der Demo-Dienst ist ausgefallen. Es geht nur um Beispieldaten.</translation>
    </message>
    <message>
        <source>The disk is full. What was there before is intact.</source>
        <translation>Der Datenträger ist voll. Was vorher da war, ist unversehrt.</translation>
    </message>
    <message>
        <source>The disk is full: {size} more are needed. What was there before is intact.</source>
        <translation>Der Datenträger ist voll: Es fehlen {size}. Was vorher da war, ist unversehrt.</translation>
    </message>
    <message>
        <source>The exchange with {host} did not work. Nothing was lost.</source>
        <translation>Der Austausch ist nicht gelungen ({host}). Nichts ging verloren.</translation>
    </message>
    <message>
        <source>The key does not fit the copy on this computer. The copy is untouched.</source>
        <translation>Der Schlüssel passt nicht zur Kopie auf diesem Computer. Die Kopie ist unberührt.</translation>
    </message>
    <message>
        <source>The key in {keyring} does not fit the copy on this computer. Nothing was changed.</source>
        <translation>Der Schlüssel, den {keyring} hat, passt nicht zur Kopie auf diesem Computer. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>The part of this program that speaks to the keyring is broken. Install the program anew.</source>
        <translation>Der Teil dieses Programms, der mit dem Schlüsselbund spricht, ist beschädigt. Installieren Sie das Programm neu.</translation>
    </message>
    <message>
        <source>The proxy set in {setting} cannot be used. Nothing was sent without it.</source>
        <translation>Der Proxy aus {setting} ist nicht benutzbar. Ohne ihn wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>The service could not make the copy. Your data is unchanged.</source>
        <translation>Der Dienst konnte die Kopie nicht machen. Ihre Daten sind unverändert.</translation>
    </message>
    <message>
        <source>The service does not accept your sign-in (401). It is kept, and nothing was changed.</source>
        <translation>Der Dienst nimmt Ihre Anmeldung nicht an (401). Sie bleibt erhalten, und nichts wurde geändert.</translation>
    </message>
    <message>
        <source>The service has a fault of its own ({status}). Nothing was lost.</source>
        <translation>Der Dienst hat selbst eine Störung ({status}). Nichts ging verloren.</translation>
    </message>
    <message>
        <source>The service no longer has this. The rest of your data is unchanged.</source>
        <translation>Der Dienst hat das nicht mehr. Ihre übrigen Daten sind unverändert.</translation>
    </message>
    <message>
        <source>The service no longer keeps this copy. Your data is unchanged.</source>
        <translation>Der Dienst bewahrt diese Kopie nicht mehr auf. Ihre Daten sind unverändert.</translation>
    </message>
    <message>
        <source>The service refused this ({status}). Nothing was changed.</source>
        <translation>Der Dienst hat das abgelehnt ({status}). Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>The service sent an answer this version does not understand. Nothing was changed.</source>
        <translation>Der Dienst schickte eine Antwort, die diese Version nicht versteht. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>The service takes no more requests of this kind for now. Nothing was lost.</source>
        <translation>Der Dienst nimmt vorerst keine weiteren Anfragen dieser Art an. Nichts ging verloren.</translation>
    </message>
    <message>
        <source>The service takes the next request of this kind at {time}. Nothing was lost.</source>
        <translation>Die nächste Anfrage dieser Art nimmt der Dienst ab {time} an. Nichts ging verloren.</translation>
    </message>
    <message>
        <source>The sign-in has ended. The copy on this computer is kept, but locked.</source>
        <translation>Die Anmeldung ist beendet. Die Kopie auf diesem Computer bleibt, aber gesperrt.</translation>
    </message>
    <message>
        <source>The sign-in was kept in {before}, now there is no keyring. Nothing was changed.</source>
        <translation>Die Anmeldung lag in {before}, jetzt gibt es keinen Schlüsselbund. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>The sign-in was kept in {before}, now {keyring} answers. Nothing was changed.</source>
        <translation>Die Anmeldung lag in {before}, jetzt antwortet {keyring}. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>This account was deleted. The copy on this computer is locked.</source>
        <translation>Dieses Konto wurde gelöscht. Die Kopie auf diesem Computer ist gesperrt.</translation>
    </message>
    <message>
        <source>This computer lacks a part the program needs: {part}. {advice}</source>
        <translation>Diesem Computer fehlt ein Teil, den das Programm braucht: {part}. {advice}</translation>
    </message>
    <message>
        <source>This computer was signed out from elsewhere. The saved copy is locked.</source>
        <translation>Dieser Computer wurde von anderswo abgemeldet. Die gespeicherte Kopie ist gesperrt.</translation>
    </message>
    <message>
        <source>This file is not what it was when it was saved ({entry}).</source>
        <translation>Diese Datei ist nicht mehr so, wie sie gespeichert wurde ({entry}).</translation>
    </message>
    <message>
        <source>This is not a service address. It looks like https://account.example.org.</source>
        <translation>Das ist keine Adresse eines Dienstes. Sie sieht aus wie https://account.example.org.</translation>
    </message>
    <message>
        <source>This program is open already, but its window does not answer.</source>
        <translation>Dieses Programm ist schon offen, aber sein Fenster antwortet nicht.</translation>
    </message>
    <message>
        <source>This service gives out no codes for signing in. It needs a browser here.</source>
        <translation>Dieser Dienst gibt keine Codes zum Anmelden aus. Er braucht einen Browser an diesem Computer.</translation>
    </message>
    <message>
        <source>This step needs a fresh sign-in. Nothing was changed yet.</source>
        <translation>Dieser Schritt braucht eine neue Anmeldung. Noch wurde nichts geändert.</translation>
    </message>
    <message>
        <source>This was changed elsewhere in the meantime. Your choice was not saved.</source>
        <translation>Das wurde inzwischen anderswo geändert. Ihre Wahl wurde nicht gespeichert.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Unlock and try again</source>
        <translation>Entsperren und erneut versuchen</translation>
    </message>
    <message>
        <source>Use a code instead</source>
        <translation>Stattdessen einen Code benutzen</translation>
    </message>
    <message>
        <source>What arrived is not what the service announced. The file was not kept.</source>
        <translation>Was ankam, ist nicht das, was der Dienst angekündigt hat. Die Datei wurde nicht behalten.</translation>
    </message>
    <message>
        <source>You said no in the browser. Nothing was signed in and nothing kept.</source>
        <translation>Sie haben im Browser Nein gesagt. Nichts wurde angemeldet und nichts behalten.</translation>
    </message>
    <message>
        <source>Your browser insisted on https for this computer&apos;s own address. Allow http there, or use a code.</source>
        <translation>Ihr Browser bestand für die Adresse dieses Computers auf https. Erlauben Sie dort http, oder benutzen Sie einen Code.</translation>
    </message>
    <message>
        <source>the keyring</source>
        <translation>der Schlüsselbund</translation>
    </message>
    <message>
        <source>the service</source>
        <translation>der Dienst</translation>
    </message>
    <message>
        <source>{host} cannot be reached. What is saved on this computer is still here.</source>
        <translation>{host} ist nicht erreichbar. Was auf diesem Computer gespeichert ist, ist noch da.</translation>
    </message>
    <message>
        <source>{host} could not prove who it is ({reason}). Nothing was sent. Check the date and network.</source>
        <translation>{host} konnte sich nicht ausweisen ({reason}). Nichts wurde gesendet. Prüfen Sie Datum und Netz.</translation>
    </message>
    <message>
        <source>{host} did not answer in time. Nothing was lost.</source>
        <translation>{host} hat nicht rechtzeitig geantwortet. Nichts ging verloren.</translation>
    </message>
    <message>
        <source>{keyring} cannot be used. Nothing on this computer was deleted.</source>
        <translation>{keyring} lässt sich nicht benutzen. Auf diesem Computer wurde nichts gelöscht.</translation>
    </message>
    <message>
        <source>{keyring} did not keep the sign-in. It holds until you quit.</source>
        <translation>{keyring} hat die Anmeldung nicht behalten. Sie gilt, bis Sie beenden.</translation>
    </message>
    <message>
        <source>{keyring} has no sign-in for this account. Nothing on this computer was deleted.</source>
        <translation>{keyring} hat keine Anmeldung für dieses Konto. Auf diesem Computer wurde nichts gelöscht.</translation>
    </message>
    <message>
        <source>{keyring} has not answered yet. A late answer still counts.</source>
        <translation>{keyring} hat noch nicht geantwortet. Auch eine späte Antwort zählt.</translation>
    </message>
    <message>
        <source>{keyring} is locked. Your sign-in is safe inside it.</source>
        <translation>{keyring} ist gesperrt. Ihre Anmeldung ist sicher darin.</translation>
    </message>
    <message>
        <source>{path} cannot be written to. What was there before is intact.</source>
        <translation>In {path} lässt sich nicht schreiben. Was vorher da war, ist unversehrt.</translation>
    </message>
</context>
<context>
    <name>quitting</name>
    <message>
        <source>A copy of your data</source>
        <translation>Eine Kopie Ihrer Daten</translation>
    </message>
    <message>
        <source>A request about your data</source>
        <translation>Ein Antrag zu Ihren Daten</translation>
    </message>
    <message>
        <source>Something you asked for</source>
        <translation>Etwas, das Sie verlangt haben</translation>
    </message>
    <message>
        <source>The deletion of your account</source>
        <translation>Die Löschung Ihres Kontos</translation>
    </message>
</context>
<context>
    <name>receipts</name>
    <message>
        <source>Save all receipts in a folder</source>
        <translation>Alle Belege in einem Ordner speichern</translation>
    </message>
    <message>
        <source>Save receipt</source>
        <translation>Beleg speichern</translation>
    </message>
</context>
<context>
    <name>requests</name>
    <message>
        <source>30 days from {start}. The service states no such date.</source>
        <translation>30 Tage ab {start}. Der Dienst nennt kein solches Datum.</translation>
    </message>
    <message>
        <source>Acknowledged by {date} at the latest</source>
        <translation>Bestätigt bis spätestens {date}</translation>
    </message>
    <message>
        <source>Answer due by {date}</source>
        <translation>Antwort fällig bis {date}</translation>
    </message>
    <message>
        <source>Checked on this computer against what was sent. Kept here.</source>
        <translation>Auf diesem Computer mit dem Gesendeten verglichen. Bleibt hier.</translation>
    </message>
    <message>
        <source>Counted here from {start}. The service states {stated}.</source>
        <translation>Hier gezählt ab {start}. Der Dienst nennt {stated}.</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Verfallen</translation>
    </message>
    <message>
        <source>Fulfilled</source>
        <translation>Erfüllt</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>In Arbeit</translation>
    </message>
    <message>
        <source>It is not what the service signed for this request.</source>
        <translation>Das ist nicht, was der Dienst für diesen Antrag unterschrieben hat.</translation>
    </message>
    <message>
        <source>One month from {start}, moved to a working day where needed.</source>
        <translation>Ein Monat ab {start}, wenn nötig bis zum nächsten Werktag.</translation>
    </message>
    <message>
        <source>Partly fulfilled</source>
        <translation>Teilweise erfüllt</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Eingegangen</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Signed by {issuer} on {date}</source>
        <translation>Unterschrieben von {issuer} am {date}</translation>
    </message>
    <message>
        <source>The key it names is not known, or is another one than before.</source>
        <translation>Der genannte Schlüssel ist unbekannt oder ein anderer als zuvor.</translation>
    </message>
    <message>
        <source>The receipt cannot be verified</source>
        <translation>Die Quittung lässt sich nicht prüfen</translation>
    </message>
    <message>
        <source>The receipt is not here yet</source>
        <translation>Die Quittung ist noch nicht da</translation>
    </message>
    <message>
        <source>The receipt was altered</source>
        <translation>Die Quittung wurde verändert</translation>
    </message>
    <message>
        <source>The request stands without it.</source>
        <translation>Der Antrag gilt auch ohne sie.</translation>
    </message>
    <message>
        <source>The time stands still</source>
        <translation>Die Frist ruht</translation>
    </message>
    <message>
        <source>Waiting for proof of identity</source>
        <translation>Wartet auf den Nachweis der Person</translation>
    </message>
    <message>
        <source>Waiting for your answer</source>
        <translation>Wartet auf Ihre Antwort</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Zurückgezogen</translation>
    </message>
    <message>
        <source>Within 30 days of {start}, as the service states.</source>
        <translation>Innerhalb von 30 Tagen ab {start}, wie der Dienst angibt.</translation>
    </message>
</context>
<context>
    <name>search</name>
    <message>
        <source>Something is missing after “{said}”.</source>
        <translation>Nach „{said}“ fehlt etwas.</translation>
    </message>
    <message>
        <source>There are too many brackets inside each other.</source>
        <translation>Es sind zu viele Klammern ineinander.</translation>
    </message>
    <message>
        <source>There is no date “{said}”.</source>
        <translation>Das Datum „{said}“ gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no time “{said}”.</source>
        <translation>Die Uhrzeit „{said}“ gibt es nicht.</translation>
    </message>
    <message>
        <source>This bracket is not closed.</source>
        <translation>Diese Klammer ist nicht geschlossen.</translation>
    </message>
    <message>
        <source>This bracket was not opened.</source>
        <translation>Diese Klammer wurde nicht geöffnet.</translation>
    </message>
    <message>
        <source>after</source>
        <comment>search word, spellings parted by |</comment>
        <translation>nach|ab</translation>
    </message>
    <message>
        <source>and</source>
        <comment>search word, spellings parted by |</comment>
        <translation>und</translation>
    </message>
    <message>
        <source>before</source>
        <comment>search word, spellings parted by |</comment>
        <translation>vor</translation>
    </message>
    <message>
        <source>begun after six in the evening</source>
        <translation>nach sechs Uhr abends begonnen</translation>
    </message>
    <message>
        <source>cost|costs|price</source>
        <comment>search word, spellings parted by |</comment>
        <translation>kosten|preis</translation>
    </message>
    <message>
        <source>days|day</source>
        <comment>search word, spellings parted by |</comment>
        <translation>tage|tag|tagen</translation>
    </message>
    <message>
        <source>dearer than 1</source>
        <translation>teurer als 1</translation>
    </message>
    <message>
        <source>free</source>
        <comment>search word, spellings parted by |</comment>
        <translation>kostenlos|gratis|frei</translation>
    </message>
    <message>
        <source>from one day to another</source>
        <translation>von einem Tag bis zu einem anderen</translation>
    </message>
    <message>
        <source>from one to two hours</source>
        <translation>eine bis zwei Stunden lang</translation>
    </message>
    <message>
        <source>h|hour|hours</source>
        <comment>search word, spellings parted by |</comment>
        <translation>h|std|stunde|stunden</translation>
    </message>
    <message>
        <source>in 30 days up to today</source>
        <translation>in 30 Tagen bis heute</translation>
    </message>
    <message>
        <source>in that month</source>
        <translation>in diesem Monat</translation>
    </message>
    <message>
        <source>in the week before this one</source>
        <translation>in der Woche vor dieser</translation>
    </message>
    <message>
        <source>last month</source>
        <comment>search word, spellings parted by |</comment>
        <translation>letzter monat|letzten monat|voriger monat|vorigen monat</translation>
    </message>
    <message>
        <source>last week</source>
        <comment>search word, spellings parted by |</comment>
        <translation>letzte woche|vorige woche</translation>
    </message>
    <message>
        <source>last year</source>
        <comment>search word, spellings parted by |</comment>
        <translation>letztes jahr|voriges jahr</translation>
    </message>
    <message>
        <source>last|past</source>
        <comment>search word before a number of days, parted by |</comment>
        <translation>letzte|letzten</translation>
    </message>
    <message>
        <source>longer than 5 minutes</source>
        <translation>länger als 5 Minuten</translation>
    </message>
    <message>
        <source>min|m|minute|minutes</source>
        <comment>search word, spellings parted by |</comment>
        <translation>min|m|minute|minuten</translation>
    </message>
    <message>
        <source>months|month</source>
        <comment>search word, spellings parted by |</comment>
        <translation>monate|monat|monaten</translation>
    </message>
    <message>
        <source>not|without|except</source>
        <comment>search word, spellings parted by |</comment>
        <translation>nicht|ohne|außer</translation>
    </message>
    <message>
        <source>on Mondays; also “weekend”</source>
        <translation>montags; auch „wochenende“</translation>
    </message>
    <message>
        <source>or</source>
        <comment>search word, spellings parted by |</comment>
        <translation>oder</translation>
    </message>
    <message>
        <source>paid in that currency</source>
        <translation>in dieser Währung bezahlt</translation>
    </message>
    <message>
        <source>since|from</source>
        <comment>search word, spellings parted by |</comment>
        <translation>seit|von</translation>
    </message>
    <message>
        <source>s|sec|second|seconds</source>
        <comment>search word, spellings parted by |</comment>
        <translation>s|sek|sekunde|sekunden</translation>
    </message>
    <message>
        <source>this month</source>
        <comment>search word, spellings parted by |</comment>
        <translation>dieser monat|diesen monat|in diesem monat</translation>
    </message>
    <message>
        <source>this week</source>
        <comment>search word, spellings parted by |</comment>
        <translation>diese woche</translation>
    </message>
    <message>
        <source>this year</source>
        <comment>search word, spellings parted by |</comment>
        <translation>dieses jahr</translation>
    </message>
    <message>
        <source>today</source>
        <comment>search word, spellings parted by |</comment>
        <translation>heute</translation>
    </message>
    <message>
        <source>until|till|to</source>
        <comment>search word, spellings parted by |</comment>
        <translation>bis</translation>
    </message>
    <message>
        <source>weekend|weekends</source>
        <comment>search word, spellings parted by |</comment>
        <translation>wochenende|wochenenden</translation>
    </message>
    <message>
        <source>weeks|week</source>
        <comment>search word, spellings parted by |</comment>
        <translation>wochen|woche</translation>
    </message>
    <message>
        <source>without cost</source>
        <translation>ohne Kosten</translation>
    </message>
    <message>
        <source>words side by side narrow; “not” turns round</source>
        <translation>Wörter nebeneinander grenzen ein; „nicht“ kehrt um</translation>
    </message>
    <message>
        <source>workdays|weekdays</source>
        <comment>search word, spellings parted by |</comment>
        <translation>werktage|werktag|wochentage</translation>
    </message>
    <message>
        <source>yesterday</source>
        <comment>search word, spellings parted by |</comment>
        <translation>gestern</translation>
    </message>
    <message>
        <source>“or” widens; brackets group</source>
        <translation>„oder“ erweitert; Klammern fassen zusammen</translation>
    </message>
    <message>
        <source>“{said}” ends before it begins.</source>
        <translation>„{said}“ endet, bevor es beginnt.</translation>
    </message>
    <message>
        <source>“{said}” is not understood.</source>
        <translation>„{said}“ wird nicht verstanden.</translation>
    </message>
    <message>
        <source>“{said}” is too large or has too many digits.</source>
        <translation>„{said}“ ist zu groß oder hat zu viele Stellen.</translation>
    </message>
    <message>
        <source>“{said}” needs a unit: min, h or s for a length; “cost” before an amount.</source>
        <translation>„{said}“ braucht eine Einheit: min, h oder s für eine Dauer; „kosten“ vor einem Betrag.</translation>
    </message>
</context>
<context>
    <name>statement</name>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>By month</source>
        <translation>Nach Monaten</translation>
    </message>
    <message>
        <source>Call statement</source>
        <translation>Anrufaufstellung</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Anrufe</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>Date, duration and cost of each call are as {service} told them. Costs are added exactly, to the last digit; nothing is rounded. Currencies are never added to each other.</source>
        <translation>Datum, Dauer und Kosten jedes Anrufs sind so, wie {service} sie mitgeteilt hat. Kosten sind exakt addiert, bis zur letzten Stelle; nichts ist gerundet. Währungen werden nie zusammengezählt.</translation>
    </message>
    <message>
        <source>Days and months begin at midnight in {zone}; a call counts where it began.</source>
        <translation>Tage und Monate beginnen um Mitternacht in {zone}; ein Anruf zählt dort, wo er begann.</translation>
    </message>
    <message>
        <source>Demo. Sample data. Nobody owes or paid this.</source>
        <translation>Demo. Beispieldaten. Niemand schuldet oder zahlte dies.</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>How this was computed</source>
        <translation>So wurde gerechnet</translation>
    </message>
    <message>
        <source>It holds what was on this computer, last compared with the service on {date}.</source>
        <translation>Enthalten ist, was auf diesem Computer war, zuletzt mit dem Dienst abgeglichen am {date}.</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Erstellt</translation>
    </message>
    <message>
        <source>No calls.</source>
        <translation>Keine Anrufe.</translation>
    </message>
    <message>
        <source>Page {number} of {pages}</source>
        <translation>Seite {number} von {pages}</translation>
    </message>
    <message>
        <source>Partial: {count} on this computer</source>
        <translation>Auszug: {count} auf diesem Computer</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Dienst</translation>
    </message>
    <message>
        <source>The copy on this computer was not complete yet when this was made.</source>
        <translation>Die Kopie auf diesem Computer war noch nicht vollständig, als dies erstellt wurde.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zeitzone</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Summe</translation>
    </message>
    <message>
        <source>the service</source>
        <translation>der Dienst</translation>
    </message>
    <message>
        <source>{day} (continued)</source>
        <translation>{day} (Fortsetzung)</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first} bis {last}</translation>
    </message>
</context>
<context>
    <name>sync</name>
    <message>
        <source>As of {time}</source>
        <translation>Stand {time}</translation>
    </message>
    <message>
        <source>Getting your calls</source>
        <translation>Anrufe werden geholt</translation>
    </message>
    <message>
        <source>{number} a second</source>
        <translation>{number} je Sekunde</translation>
    </message>
    <message>
        <source>{rows} of {total}</source>
        <translation>{rows} von {total}</translation>
    </message>
    <message>
        <source>{rows} so far</source>
        <translation>{rows} bisher</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>noch {time}</translation>
    </message>
    <message>
        <source>{what}: {figures}</source>
        <translation>{what}: {figures}</translation>
    </message>
</context>
<context>
    <name>territories</name>
    <message>
        <source>Australia</source>
        <translation>Australien</translation>
    </message>
    <message>
        <source>Brazil</source>
        <translation>Brasilien</translation>
    </message>
    <message>
        <source>Canada</source>
        <translation>Kanada</translation>
    </message>
    <message>
        <source>France</source>
        <translation>Frankreich</translation>
    </message>
    <message>
        <source>Germany</source>
        <translation>Deutschland</translation>
    </message>
    <message>
        <source>India</source>
        <translation>Indien</translation>
    </message>
    <message>
        <source>Ireland</source>
        <translation>Irland</translation>
    </message>
    <message>
        <source>Japan</source>
        <translation>Japan</translation>
    </message>
    <message>
        <source>Netherlands</source>
        <translation>Niederlande</translation>
    </message>
    <message>
        <source>Sweden</source>
        <translation>Schweden</translation>
    </message>
    <message>
        <source>Switzerland</source>
        <translation>Schweiz</translation>
    </message>
    <message>
        <source>United Kingdom</source>
        <translation>Vereinigtes Königreich</translation>
    </message>
    <message>
        <source>United States</source>
        <translation>Vereinigte Staaten</translation>
    </message>
</context>
<context>
    <name>wrong</name>
    <message>
        <source>A call cannot begin in the future.</source>
        <translation>Ein Anruf kann nicht in der Zukunft beginnen.</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>Date and time</source>
        <translation>Datum und Uhrzeit</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>EU GDPR</source>
        <translation>EU-DSGVO</translation>
    </message>
    <message>
        <source>Identifier of the call: {id}</source>
        <translation>Kennung des Anrufs: {id}</translation>
    </message>
    <message>
        <source>This cannot be read. Write it like {example}.</source>
        <translation>Das ist nicht lesbar. Schreiben Sie es wie {example}.</translation>
    </message>
    <message>
        <source>This is what the call says already. Write what is right.</source>
        <translation>Das steht schon da. Schreiben Sie, was richtig ist.</translation>
    </message>
    <message>
        <source>This time does not exist: the clock was put forward then.</source>
        <translation>Diese Uhrzeit gibt es nicht: Da wurde die Uhr vorgestellt.</translation>
    </message>
    <message>
        <source>UK GDPR</source>
        <translation>UK-DSGVO</translation>
    </message>
</context>
</TS>
