## What the policy says of each row of inventory.toml, in plain words.

purpose-release_save = Saving a release to your library on the day it comes out, because you asked for it
purpose-receipt = Showing you what became of your pre-save, and letting you cancel or erase it
purpose-account = Signing you in and running the account that you made
purpose-security = Keeping accounts and forms safe from abuse
purpose-security-interest = Our interest, and yours, that nobody guesses passwords or sends forms in your name
purpose-accountability = Being able to show what you agreed to and what was done with your data
purpose-data_subject_rights = Giving you a copy of your data and doing what you ask of it, as the law demands

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
datum-rights_request_record = What you asked of us about your data, by which way, and what became of it
datum-rights_request_words = What you wrote to us about your data
datum-rights_request_reply = What we answered you about your data
datum-rights_request_delay = Why an answer to you takes longer
datum-requester_address = The address that you gave at the rights desk, until you are answered
datum-rights_secret = The keyed hash of a one-time secret in a letter to you
datum-rights_link_record = When a letter with a one-time link was made for you, and when it was used
datum-corrected_email = A new e-mail address that you have not confirmed yet
datum-member_id = A random number that stands for your account
datum-member_email = Your e-mail address
datum-member_email_index = A keyed hash of your e-mail address, to find your account by it
datum-member_password = A one-way hash (Argon2id) of your password
datum-member_language = The language in which you use the program
datum-member_session = The hash of the secret in your sign-in cookie

processor-spotify = Saves the release to your Spotify library
processor-mail = Hands our letters over to your mailbox
safeguard-eea = Established in the European Economic Area
safeguard-operator = Run by us or for us, under a contract; ask us where

cookie-session = Keeps you signed in to the dashboard
cookie-presave = Ties your return from the music service to this browser; deleted when you are back
cookie-rights = Keeps your page at the rights desk open for half an hour

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
