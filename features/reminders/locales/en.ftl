## The ways to be reminded of a release.

reminders-title = Be reminded
reminders-when = Out: { $at }
reminders-error = Error:
reminders-back = Back to { $title }
reminders-mail = A letter on the day
reminders-agree = I want one e-mail when “{ $title }” by { $artist } is out. My address is destroyed as soon as it has left.
reminders-born = The day you were born
reminders-born-kept = The law asks from which age people can agree by themselves. We compare the day once and don’t keep it.
reminders-email = E-mail address
reminders-go = Remind me
reminders-next = Next, we write to you once. It counts when you confirm.
reminders-problem-title = Something is missing
reminders-problem-born = Write the day you were born
reminders-problem-email = Write an e-mail address, such as noor@example.org
reminders-refused = We cannot take a reminder from you, and nothing was kept. The calendar below is open to everybody.
reminders-not-live = This site can’t send letters at the moment.
reminders-calendar = In your own calendar
reminders-calendar-what = A file with the day and an alarm. It needs no address, and we keep nothing.
reminders-calendar-do = Add to my calendar
reminders-calendar-inside = Some apps do not open such files. Then open this page in your own browser.
reminders-calendar-summary = Out now: { $title } – { $artist }
reminders-calendar-description = “{ $title }” by { $artist } is out. Every way to listen is here:
reminders-presaves = Pre-saves
reminders-presaves-live = Here they work at: { $services }.
reminders-presaves-none = No music service is connected for pre-saves of this release here.

reminders-asked = Look into your mailbox
reminders-asked-what = If this address can be written to, a letter is on its way. Press the button behind its link within two days. If you don’t, everything is deleted.
reminders-link-gone = This link does not work any more
reminders-link-gone-what = It was used already, is older than two days, or the release was called off. You can ask again.
reminders-no-page = There is no reminder here
reminders-no-page-what = The address may be incomplete, or everything about it is deleted.
reminders-confirm = Is this your address?
reminders-confirm-what = Somebody asked for a reminder with your e-mail address. If it was you, confirm. If not, close this page; nothing stays.
reminders-confirm-do = Yes, remind me
reminders-out = No reminder?
reminders-out-what = One press, and no further question. After the release there is nothing left to stop.
reminders-out-do = Stop
reminders-unsubscribed = No letter will come
reminders-unsubscribed-what = It is done, at once. Your address is destroyed.

## The page of a reminder.

reminders-own-waiting = We will remind you
reminders-own-waiting-what = One letter comes when it is out. Then your address is destroyed. If the day changes, so does the letter.
reminders-own-sent = Your reminder is on its way
reminders-own-sent-what = Your address was destroyed when the letter was handed to the mail.
reminders-own-left = No reminder
reminders-own-left-what = No letter will come. Your address is destroyed.
reminders-own-called-off = The release was called off
reminders-own-called-off-what = No letter will come. Your address is destroyed.
reminders-own-late = The letter could not leave in time
reminders-own-late-what = We were sorry to let you down. Your address is destroyed.
reminders-bookmark = Keep the address of this page.
reminders-bookmark-why = It is your way to cancel or erase everything, without an account.
reminders-yours = In your hands
reminders-cancel = Cancel the reminder
reminders-export = Download my data
reminders-erase = Erase everything
reminders-erase-sure = Everything about this reminder is deleted for good, and this page with it.
reminders-erase-yes = Yes, erase it
reminders-rights = All your rights

## In the fan's own browser.

reminders-push = In this browser
reminders-push-what = Your browser shows one message on the day. It needs no address of yours.
reminders-push-do = Remind me in this browser
reminders-push-title = One message in this browser
reminders-push-how = Your browser asks whether this site may send messages. It then gives us an address at the company that made it: Google, Mozilla, Apple or Microsoft. What we send there, only your browser can read.
reminders-push-agree = I want one message in this browser when “{ $title }” by { $artist } is out. It goes through the company that made my browser, which may be in the USA, where my data may be protected less. The address is destroyed as soon as the message has left.
reminders-push-go = Yes, in this browser
reminders-push-noscript = This way needs JavaScript. A letter and the calendar do without it.
reminders-push-unable = This browser takes no such messages. On an iPhone, only sites on the home screen can send them. A letter and the calendar work everywhere.
reminders-push-denied = Your browser forbids messages from this site. You can change that in its settings, or choose another way.
reminders-push-refused = It did not work, and nothing was kept. Try again, or choose another way.
reminders-push-back = Every other way
reminders-push-out = Out now: { $title }
reminders-push-out-what = “{ $title }” by { $artist } is out. This is the one message that you asked for.
reminders-own-push-waiting = Your browser will remind you
reminders-own-push-waiting-what = One message comes when it is out. Then the address of your browser is destroyed. If the day changes, so does the message.
reminders-own-push-sent = Your message was handed over
reminders-own-push-sent-what = The company that made your browser brings it. The address of your browser was destroyed here.
reminders-own-push-left = No message
reminders-own-push-left-what = No message will come. The address of your browser is destroyed.
reminders-own-push-called-off = The release was called off, and no message comes
reminders-own-push-called-off-what = The address of your browser is destroyed.
reminders-own-push-late = The message could not leave in time
reminders-own-push-late-what = We were sorry to let you down. The address of your browser is destroyed.
reminders-own-push-gone = Your browser takes no messages any more
reminders-own-push-gone-what = Messages were switched off there, or its data were cleared. Its address is destroyed here too.

## Letters.

reminders-letter-confirm-subject = Confirm your reminder: { $title }
reminders-letter-confirm-body = Somebody asked at { $operator } to be reminded of “{ $title }” by { $artist } at this address. If it was you, open the link and confirm within two days.
reminders-letter-confirm-link = Confirm
reminders-letter-known-subject = You have a reminder already: { $title }
reminders-letter-known-body = Somebody asked again at { $operator } to be reminded of “{ $title }” by { $artist } at this address. You have a reminder already. On its page you can cancel it.
reminders-letter-known-link = Your reminder
reminders-letter-out-subject = Out now: { $title }
reminders-letter-out-body = “{ $title }” by { $artist } is out. This is the one letter that you asked for at { $operator }; your address is destroyed there.
reminders-letter-out-link = Listen
