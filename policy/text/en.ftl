## What the policy says of each row of inventory.toml, in plain words.

purpose-release_save = Saving a release to your library on the day it comes out, because you asked for it
purpose-receipt = Showing you what became of your pre-save, and letting you cancel or erase it
purpose-account = Signing you in and running the account that you made
purpose-security = Keeping accounts and forms safe from abuse
purpose-security-interest = Our interest, and yours, that nobody guesses passwords or sends forms in your name
purpose-accountability = Being able to show what you agreed to and what was done with your data
purpose-data_subject_rights = Giving you a copy of your data and doing what you ask of it, as the law demands
purpose-age_check = Keeping to the age from which the law lets people agree by themselves
purpose-policy_notice = Telling you of a change to this policy before it holds

datum-subject_id = A random number that stands for you inside this program
datum-fan_id = A random number that stands for your pre-save
datum-presave_receipt = A keyed hash of the address of your receipt page
datum-presave_progress = When you gave your permission, and what became of it
datum-presave_state = The hash of a one-time secret while you are signing in at the music service
datum-presave_code = A one-time code from the music service, exchanged at once and never stored
datum-presave_token = The permission (refresh token) that the music service gave us for you
datum-presave_access_token = A short-lived form of that permission, held in memory for one request
datum-consent_record = What you agreed to, in which words and language, and when you withdrew it
datum-objection_record = Purposes that you objected to
datum-restriction_record = When you asked us to stop using your data without erasing it
datum-disclosure_record = Which party received which kind of your data, and when
datum-letter_address = The e-mail address of a letter to you that waits to be sent
datum-letter_words = What a letter to you says, while it waits to be sent
datum-letter_progress = What a letter to you is for, since when it waits, and why it has not left yet
datum-member_id = A random number that stands for your account
datum-member_email = Your e-mail address
datum-member_email_index = A keyed hash of your e-mail address, to find your account by it
datum-member_password = A one-way hash (Argon2id) of your password
datum-member_language = The language in which you use the program
datum-member_session = The hash of the secret in your sign-in cookie
datum-presave_birth = The day you were born, compared once and never stored
datum-policy_notice = Which change of this policy you were told of, and when you saw it

processor-spotify = Saves the release to your Spotify library
processor-mail = Hands our letters over to your mailbox
safeguard-eea = Established in the European Economic Area
safeguard-operator = Run by us or for us, under a contract; ask us where

cookie-session = Keeps you signed in to the dashboard
cookie-presave = Ties your return from the music service to this browser; deleted when you are back

## The copy of a person's own data.

export-title = Your data
export-made = Made on { $when }
export-intro = This is everything that this program holds about you: what it is, what it is used for and on which legal basis, where it came from, who received it, and until when it is kept. The same is in data.json (described by schema.json) and in one CSV file a table, for other programs.
export-number = The number that stands for you here:
export-why = Used for:
export-source-given = You gave it
export-source-observed = We saw it happen
export-source-received = Another party sent it
export-source-derived = This program made it
export-basis-consent = your consent
export-basis-contract = our contract with you
export-basis-legal_obligation = the law demands it
export-basis-legitimate_interest = a legitimate interest
export-portable = You may take it with you to another service.
export-kept-until = Kept until
export-recipients = Who received data about you
export-recipients-none = Nobody.
export-left-out = What is not in this copy, and why
export-kept-unknown = A dash under “Kept until” means that no date is known yet: it is kept as long as your account, or as long as your request is running.
export-rights = You can have it corrected, erased or restricted, object to its use, withdraw your consent, and complain to a data protection authority.
export-unreadable = 
    { $n ->
        [one] One value could not be opened, because its key is missing.
       *[other] { $n } values could not be opened, because their key is missing.
    }
cookie-choices = Remembers what you allowed and refused, without anything that tells you from others; set only when you choose
cookie-presave-no = Remembers that a pre-save was not possible, so that the question is not asked again

## The clauses of the policy page, its headings and its tables.

policy-contents = Contents
section-who = Who we are
section-data = What we keep, why and how long
policy-visits = If you only look around
clause-visits = We count the visit and the click and keep nothing that tells who you are: no address, no identifier, no cookie. Counts are kept for { $days }. Visitors of one day are told apart by a hash whose random key lives in memory for that day only.
policy-fans = If you pre-save
policy-members = If you work with us here
policy-everyone = What comes with either
policy-what = What
policy-why = Why
policy-basis = Legal basis
policy-how-long = How long
policy-sealed = encrypted under a key of your own
policy-basis-consent = Your consent
policy-basis-contract = Doing what you asked us to do
policy-basis-legal-obligation = A legal obligation
policy-basis-legitimate-interest = A legitimate interest: { $interest }
policy-keep-use = For one request, in memory only
policy-keep-until-ended = Until the release is saved, or you cancel, or it is refused or expires; at most six months
policy-keep-days = { $n ->
    [one] One day after it has ended
   *[other] { $n } days after it has ended
}
policy-keep-account = As long as your account
policy-keep-subject = As long as your pre-save or account
policy-days = { $n ->
    [one] one day
   *[other] { $n } days
}
policy-minutes = { $n ->
    [one] one minute
   *[other] { $n } minutes
}
section-presaves = Pre-saves
clause-presave-once = You give one permission. It is used once, on release day, to add one release to your library. Then it is destroyed, and your receipt page says when.
clause-presave-not-read = We do not read your library.
clause-presave-not-follow = We do not follow anybody in your name.
clause-presave-not-ask = We do not ask for your name or e-mail address.
clause-presave-revoke = Spotify lets no app give a permission back. We destroy our copy; you can end it on Spotify’s side too, under your account’s apps.
section-processors = Who else receives something
clause-recipients-none = Nobody: this instance sends your data nowhere.
policy-party = Who
policy-does = What for
policy-country = Country
policy-receives = What it receives
policy-safeguard = Safeguard
section-cookies = Cookies
clause-cookies = There are only these, and each is needed for something that you asked for. Looking at a page sets none.
policy-name = Name
policy-category = Category
policy-what-for = What for
policy-life = Life
section-rights = Your rights
country-SE = Sweden
cookie-category-essential = Essential
cookie-category-performance = Performance
cookie-category-functional = Functional
cookie-category-marketing = Marketing
section-purposes = Why we use data, and by what right
section-source = Where data comes from
section-retention = How long in all
section-need = Whether you must give it
section-automated = Decisions by machines
section-children = Children
section-changes = When this policy changes
policy-purposes = Every reason for which personal data is used here
policy-purpose = Reason
policy-source = From
policy-right = Right
policy-means = What it means
policy-where = Where to use it
policy-unknown = UNKNOWN: the operator of this instance has not stated it
policy-counts = Anonymous counts of visits
policy-session = Until you close the browser
policy-desk = Open the rights desk
source-given = You
source-observed = Noted here when it happens
source-received = The music service that you chose
source-derived = Made by this program
clause-controller = { $name } decides what is done with your data and answers for it (the controller). Address: { $address }.
clause-contact = Questions and requests about your data go to { $contact }.
clause-dpo = Our data protection officer: { $dpo }.
clause-dpo-none = There is no data protection officer. The contact above reads what you write.
clause-source = Most of it comes from you or arises here as you use the program. What comes from somebody else is marked so in the tables: a music service sends it after you have agreed there.
clause-recipients = Nobody outside this table receives personal data from us.
clause-transfers = At least one of these parties is outside the European Economic Area. The table names its country and what protects your data there. We send you a copy of that safeguard when you ask.
clause-transfers-none = No personal data is sent outside the European Economic Area.
clause-retention = The tables above name the time for each datum. The program deletes by these rules itself, every hour. When nothing keeps you here any more, what is left about you goes too, and the key that your data was encrypted with is destroyed.
clause-rights = Using a right costs nothing. We answer within one month.
clause-complaint = You may complain to a supervisory authority whenever you like, where you live, where you work, or where you think the law was broken. Ours is: { $name }. Address: { $address }.
clause-need = No law obliges you to give us anything.
clause-need-presave = Without the permission of your music service we cannot save a release for you. Nothing else depends on it.
clause-need-account = Without an e-mail address and a password there is no account. The contract for the account needs both.
clause-automated = No decision with legal or similarly weighty effect is left to a machine, and nobody makes a profile of you.
clause-children = Where the law sets an age below which children cannot agree by themselves, we ask for the date of birth before a pre-save. It is compared once and not stored.
clause-changes = A change is material when it adds a purpose, a recipient, a new use of a datum or a transfer, or keeps something longer. It is published { $days } before it holds, and everybody with an account is told. Every earlier version stays readable.
right-access = See it
right-access-means = Learn what we keep about you, why, and who received it
right-portability = Take it with you
right-portability-means = Receive your data in a form that other programs can read
right-rectification = Correct it
right-rectification-means = Have wrong data put right and missing data added
right-erasure = Erase it
right-erasure-means = Have everything about you deleted, and your key destroyed
right-restriction = Put it on hold
right-restriction-means = Have it kept but not used, for instance while a dispute lasts
right-objection = Object
right-objection-means = Say no to a use that rests on a legitimate interest
right-withdrawal = Withdraw your consent
right-withdrawal-means = Take your yes back at any time; what was done before stays lawful
where-contact = Write to { $contact }
where-receipt = On your receipt page (its address begins with /r/), or write to { $contact }
