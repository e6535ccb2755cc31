## The proof page.

proof-title = What we promise, and whether it holds
proof-lead = Every promise of the privacy policy is listed here, with what the program found when it last looked at itself. Test people made for the purpose are used, never real ones. A promise that does not hold is listed like any other: there is no switch that hides one.
proof-rerun = What you can see from outside you can look at again yourself, with the same open program:
proof-limits = The other checks need access to this instance's data, so there you have to trust the operator's word for them.
proof-inventory = Declared in
proof-status-pass = It holds
proof-status-fail = It does not hold
proof-status-unknown = Nobody knows
proof-status-stale = Too long ago to count
proof-status-not-yet = Not verified yet
proof-status-attested = Somebody's word
proof-attested-by = No machine can look at this. { $who } looked at it on { $day }:
proof-attested-here = { $who }, for this instance, looked at it on { $day }.
proof-attested-not = Nobody has looked at it for this instance yet and said so.
proof-looked-at = Looked at on { $moment }.
proof-anybody = Anybody can look again:
proof-operator = The operator can look again:
proof-evidence = What was found
