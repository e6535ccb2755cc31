## The rights desk: what people may ask of us about their data, and what becomes of it.

rights-error-mark = Error:
rights-problems = Please look at this again
rights-intro = Your data is yours. Using these rights costs nothing, and you don’t have to say why.
rights-ways = Three ways to use them
rights-way-fan = You made a pre-save: open your receipt page, the address you were given then. Everything is there, without an account. We don’t know your e-mail address, so the receipt is the only way to find your data.
rights-way-member = You have an account here: go to your account’s privacy page.
rights-way-member-go = My account’s privacy page
rights-way-form = You have no access to either: use the form below. We write to your e-mail address, so that nobody can ask in your name.
rights-which = What you may ask for
rights-kind-access = A copy of my data
rights-what-access = One file with everything that is kept about you: readable as a page, and made for other programs too. It is made when you download it and isn’t kept.
rights-kind-rectification = Put something right
rights-what-rectification = You may correct what is wrong: your e-mail address and your language at once, anything else by writing to us.
rights-kind-erasure = Erase everything
rights-what-erasure = Everything about you goes, with the key without which copies in backups can’t be read. You get a receipt that names every place.
rights-kind-restriction = Keep it, don’t use it
rights-what-restriction = Your data stays as it is, and we use it for nothing until you say so again.
rights-restriction-member = While that holds, only this page is open to you, and you can’t sign in again. If you have signed out, ask for a link on the page “Your rights” to end it.
rights-kind-objection = Object to a use
rights-what-objection = Some uses rest on an interest of ours, not on your consent. You may object to each of them. From then on nothing may ask for your data for it. What keeps strangers out works for everybody alike, and the law lets it go on if the reasons for it are compelling: a person weighs yours and answers within a month.
rights-kind-withdrawal = Withdraw my consent
rights-what-withdrawal = What you agreed to, you may take back at any time, as easily as you gave it.
rights-kind-complaint = Complain to a person
rights-what-complaint = Write to the people who run this. A person reads it and answers within a month.
rights-kind-other = Something else
rights-ask = Ask by e-mail
rights-ask-what = If there is anything under your address, you get a letter with a link. It works once, for 24 hours. If there is nothing, the letter says so.
rights-kind = What you ask for
rights-email = Your e-mail address
rights-email-hint = The letter goes there. We keep the address only until the letter has left, or until a person has answered you.
rights-words = What you want to tell us
rights-words-hint = Needed for a complaint, or for something else. It is sealed, and only the people who run this open it.
rights-ask-go = Send
rights-asked = Look into your mailbox
rights-asked-what = We write to the address that you gave. If you asked a person something, you get an answer within a month. You can close this page.
rights-no-mail = This site doesn’t send e-mail. Write to the people who run it:
rights-authority = A data protection authority
rights-authority-what = You may complain there at any time, also without asking us first:
rights-authority-any = You may complain to the one where you live or work at any time, also without asking us first. This is the list of all of them:

rights-link = Open your page
rights-link-what = This link works once. Your page then stays open in this browser for half an hour.
rights-link-go = Open my page
rights-correction = Confirm your new e-mail address
rights-correction-what = When you confirm it, letters go to this address from now on, and you sign in with it.
rights-correction-go = Yes, this is my address
rights-corrected = Your e-mail address is changed
rights-corrected-what = From now on you sign in with it.
rights-taken = This address can’t be used
rights-taken-what = Nothing was changed. Choose another address.

rights-desk = Your data and your rights
rights-desk-what = Each button does what it says at once.
rights-back = Back to your receipt
rights-leave-what = A letter’s link opened this page for half an hour. Is this not your own device? Close it when you are done.
rights-leave-go = Close this page
rights-export-go = Download my data
rights-email-now = Your address now:
rights-email-new = New e-mail address
rights-email-new-hint = We write to it first. It changes when you confirm it there.
rights-email-go = Write to the new address
rights-email-no-mail = This site doesn’t send e-mail, so the address can’t be confirmed. Write to the people who run it.
rights-language = Language
rights-language-own = English
rights-language-go = Use this language
rights-withdrawn = You have withdrawn it.
rights-withdraw-go = Withdraw
rights-restricted = Your data is kept and not used.
rights-lift-go = Use my data again
rights-restrict-go = Stop using my data
rights-objected = You have objected. A person weighs it and answers within a month; the answer is shown below. Until then you can have your data kept and not used, with the button above.
rights-reason = Your situation (if you want to tell us)
rights-reason-hint = It is sealed, and only the people who run this open it.
rights-object-go = Object
rights-complain-go = Send to a person
rights-lines = What you asked for
rights-proof-what = A public log that nobody can change unnoticed has that you asked, and not who you are. The proof shows that an entry is about your request, even if the request itself were gone: keep it if you want to be sure.
rights-proof-go = Download the proof
rights-your-words = You wrote:
rights-our-delay = Why it takes longer:
rights-our-reply = Our answer:
rights-erase = Erase everything…
rights-erase-fan = Your pre-save, its permission, what you agreed to and this page go. It can’t be undone.
rights-erase-requester = What you wrote to us goes, with our answers and your address, and this page too. It can’t be undone.
rights-erase-member = Your account goes, with your address, your password and your places in workspaces, and you are signed out everywhere. Workspaces in which nobody else works lose their API keys; releases and links that were published stay. It can’t be undone.
rights-erase-go = Yes, erase everything
rights-hand-over = You run this site
rights-hand-over-what = You answer what people ask about their data, and open what they write. Whoever you hand that over to does so from then on, and you don’t any more.
rights-successor = E-mail address of an account here
rights-hand-over-go = Hand over
rights-last-owner = You are the last owner of a workspace in which others work. Make one of them an owner first, or ask us to; then your account can go:
rights-last-operator = You run this site, and others have accounts here. Hand it over to one of them first; then your account can go.
rights-done-export = Your copy is downloaded.
rights-done-restriction = From now on your data is kept and not used.
rights-done-restriction-end = Your data may be used again.
rights-done-objection = We have your objection. A person answers within a month; the answer is shown on this page.
rights-done-withdrawal = Your consent is withdrawn.
rights-done-complaint = We have it. A person answers within a month; the answer is shown on this page.
rights-done-email = Look into the mailbox of the new address.
rights-done-language = Your language is changed.
rights-done-hand-over = It is handed over. From now on somebody else runs this site.

rights-erased = Everything is erased
rights-erased-what = This is your receipt. We keep nothing by which we could give you another one, so keep it if you need it.
rights-erased-number = Receipt
rights-erased-at = Erased on
rights-erased-stores = Every place that may hold something about a person
rights-erased-store = Place
rights-erased-found = Found
rights-erased-removed = Removed
rights-erased-others = { $n ->
    [one] One other place holds nothing about people.
   *[other] { $n } other places hold nothing about people.
}
rights-erased-kept = The key that opened your data is destroyed, so what is left in backups can’t be read.
rights-erased-log = A log of the database was busy and is emptied within the hour; what it holds can’t be read without your key.
rights-erased-download = Download the receipt
rights-erased-follow = What the others answer is shown on a page of its own. Its address is in the receipt too; nobody else can open it.
rights-erased-follow-go = See what the others answered
rights-told = Who else had received something from us
rights-told-none = Nothing of yours had gone to anybody else.
rights-told-who = Who
rights-told-own-way = Do it there yourself
rights-told-pending = Will be asked to delete it.
rights-told-asked = Asked on { $day }; no answer yet.
rights-told-answered = They said on { $day } that it is deleted there.
rights-told-refused = They refused on { $day }.
rights-told-unanswered = Asked, and silent for more than 30 days. The people who run this site know it.
rights-told-cannot_be_asked = Can’t be asked.
rights-told-not-findable = We no longer have anything by which they could find you.
rights-kept = What stays; nobody can read anything about you in it
rights-kept-what = What
rights-kept-why = Why
rights-kept-until = Until
rights-kept-forever = without an end
rights-erasure = After your erasure
rights-erasure-what = Who else had received something from us, what they answered, and what stays.

rights-register = Requests about data
rights-register-what = What people asked of you about their data. The law wants an answer within a month; what the program can do, it has done already.
rights-register-empty = Nobody has asked for anything yet.
rights-register-more = Older requests
rights-open = Open
rights-soon = Due soon
rights-overdue = Overdue
rights-channel = How
rights-channel-receipt = by receipt
rights-channel-account = by account
rights-channel-form = by e-mail
rights-opened = Asked on
rights-state = State
rights-due = An answer is due by { $day }.
rights-outcome-done = Done on { $day }.
rights-outcome-answered = Answered on { $day }.
rights-outcome-refused = Could not be done; closed on { $day }.
rights-outcome-erased = Ended on { $day }: the person had everything erased before there was an answer.
rights-outcome-lapsed = Nobody confirmed it; closed on { $day }.
rights-outcome-undelivered = Our letter could not be delivered; closed on { $day }.
rights-crumbs = Where you are
rights-anonymous = Who asked is erased. Only that somebody did is left.
rights-text = What it says
rights-read-what = The text is sealed. It is recorded that you open it.
rights-read-go = Open the text
rights-answer = Answer
rights-answer-words = Your answer
rights-answer-go = Answer and close
rights-extend = Put off
rights-extend-what = Once, by two months at most, before the month is over, and only with a reason. The person is told.
rights-extend-words = The reason
rights-extend-go = Put off and tell them

rights-deletions = Erasures that others are told of
rights-deletions-what = Whoever received an erased person’s data from you has to be told to delete it too. What the program can ask, it asks until it has an answer; the rest is yours.
rights-deletions-empty = Nobody has to be told of anything.
rights-way = How
rights-way-api = by the program
rights-way-letter = by letter or by hand
rights-way-none = not at all
rights-by-hand = Yours to do
rights-tries = Tries
rights-deletion-due = Answer due by
rights-hint = By what they find the person
rights-hint-what = By what they find the person is sealed until they have answered, and destroyed on { $day } at the latest. It is recorded that you open it.
rights-hint-go = Open it
rights-outcome = Their answer
rights-outcome-what = The person’s receipt shows it, and the record that nobody can rewrite keeps it. What finds the person is destroyed at once.
rights-outcome-deleted = They have deleted it, or had nothing
rights-outcome-not-deleted = They refuse
rights-outcome-confirm = Yes, that is their answer
rights-outcome-go = Write it down

rights-letter-link-subject = Your link to your data
rights-letter-link-body =
    Somebody, most likely you, asked { $operator } for this: { $kind }.

    The link opens your page. It works once, for 24 hours. If it wasn’t you, do nothing: without the link nobody gets anything.
rights-letter-link-link = Open my page
rights-letter-words-subject = Your link to what you wrote
rights-letter-words-body =
    You once wrote to { $operator } from this address, without an account. What you wrote and what was answered is kept apart from your account.

    The link opens it. It works once, for 24 hours. If you didn’t ask for it, do nothing: without the link nobody gets anything.
rights-letter-words-link = Open what I wrote
rights-letter-unknown-subject = Nothing is stored under your address
rights-letter-unknown-body =
    Somebody, most likely you, asked { $operator } what is stored under this e-mail address. The answer: nothing.

    Made a pre-save? It is found by its receipt page only, since we never learn your address. For anything else write to { $contact }.
rights-letter-unknown-link = Your rights
rights-letter-correction-subject = Confirm your new e-mail address
rights-letter-correction-body =
    Somebody wants to use this address for an account at { $operator }.

    If it was you, open the link and confirm it within 24 hours. If not, do nothing.
rights-letter-correction-link = Confirm the address
rights-letter-lifted-subject = Your data is used again
rights-letter-lifted-body =
    You had asked { $operator } to keep your data and not use it. As you wish, this ends now.

    If it wasn’t you, you can stop it again at once.
rights-letter-lifted-link = Your rights
rights-letter-answer-subject = Our answer about your data
rights-letter-answer-body =
    { $operator } answers what you asked about your data:

    { $words }
rights-letter-delay-subject = Our answer takes longer
rights-letter-delay-body =
    You will have our answer by { $day }. The reason:

    { $words }
rights-letter-alarm-subject = Requests about data need your answer
rights-letter-alarm-body = Due within five days: { $soon }. Overdue: { $late }.
rights-letter-alarm-link = Open the register
rights-letter-deletion-subject = Please delete a person’s data: { $number }
rights-letter-deletion-body =
    { $operator } has erased a person’s data. As our processor you handled letters to this address: { $hint }

    Please delete what you still hold of them, such as logs and queues (GDPR Art. 17, 19 and 28(3)(e)), and tell us at { $contact } when it is done, with the number { $number }.
rights-letter-told-subject = Erasures that others must be told of
rights-letter-told-body = To be told by you: { $hand }. Refused: { $refused }. Silent for 30 days: { $unanswered }.
rights-letter-told-link = Open the register

problem-rights-kind = Choose what you ask for
problem-rights-words = Write something, in { $most } characters at most
problem-rights-purpose = This use can’t be stopped that way
problem-rights-language = Choose one of the languages
problem-rights-confirm = Nothing was erased: confirm it first
problem-rights-outcome = Choose their answer and confirm it
problem-rights-extended = This was put off once already, its time has run out, or it is closed
problem-rights-successor = Nobody else can be found here by this address who could take over
