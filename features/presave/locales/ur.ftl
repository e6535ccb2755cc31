## Agreeing to a pre-save.

presave-heading = اس ریلیز کو، جس دن یہ آئے، اپنی Spotify لائبریری میں محفوظ کریں
presave-heading-now = یہ ریلیز اپنی Spotify لائبریری میں محفوظ کریں
presave-terms-what = ہم کیا کرتے ہیں
presave-terms-what-before = { $day } کو ہم “{ $title }” آپ کی لائبریری میں شامل کریں گے۔ ایک بار۔ اور کچھ نہیں۔
presave-terms-what-now = یہ ریلیز آ چکی ہے، اس لیے ہم “{ $title }” ابھی آپ کی لائبریری میں شامل کریں گے۔ ایک بار۔ اور کچھ نہیں۔
presave-terms-who = کون کرتا ہے
presave-terms-who-is = { $operator }، جو یہ سائٹ چلاتے ہیں۔ Spotify کو بتایا جاتا ہے کہ کون سی اجازت استعمال ہو رہی ہے اور کیا شامل کرنا ہے۔
presave-terms-permission = اجازت
presave-terms-permission-is = آپ کی لائبریری میں شامل کرنے اور اس میں سے نکالنے کی۔ Spotify اسے یہ نام دیتا ہے:
presave-terms-permission-rest = ہم صرف یہی ایک اجازت مانگتے ہیں۔ آپ کا پروفائل، آپ کا ای میل پتا اور آپ کیا سنتے ہیں، یہ سب نہیں پڑھا جاتا۔
presave-terms-kept = کب تک رکھی جاتی ہے
presave-terms-kept-until = جب تک ریلیز محفوظ نہ ہو جائے، اور کسی صورت { $end } کے بعد نہیں۔ پھر اجازت تلف کر دی جاتی ہے، اور کب، یہ آپ کی رسید بتاتی ہے۔
presave-terms-change = اگر آپ کا ارادہ بدل جائے
presave-terms-change-how = اُس سے پہلے کسی بھی لمحے اپنی رسید پر منسوخ کریں۔ اکاؤنٹ کی ضرورت نہیں۔ Spotify کسی ایپ کو اپنی طرف اجازت ختم نہیں کرنے دیتا؛ یہ آپ خود یہاں کر سکتے ہیں:
presave-agreement = میں رضامند ہوں کہ یہ ریلیز آتے ہی، صرف ایک اجازت user-library-modify کے ذریعے، میری Spotify لائبریری میں شامل کر دی جائے، اور یہ ہو جانے پر وہ اجازت تلف کر دی جائے۔
presave-born = آپ کب پیدا ہوئے؟
presave-born-kept = ہم اسے ایک بار دیکھتے ہیں اور رکھتے نہیں۔
presave-go = Spotify پر آگے بڑھیں
presave-next = اب Spotify آپ سے پوچھے گا۔ آپ وہاں بھی انکار کر سکتے ہیں۔
presave-problem-title = ایک چیز باقی ہے
presave-problem-agree = آپ کی رضامندی: آگے بڑھنے کے لیے خانے پر نشان لگائیں، یا یہ صفحہ چھوڑ دیں اور کچھ نہیں ہوگا۔
presave-problem-agree-here = اگر آپ رضامند ہیں تو اس خانے پر نشان لگائیں۔ اس کے بغیر ہمیں Spotify سے پوچھنے کی اجازت نہیں۔
presave-problem-born = آپ کا یومِ پیدائش: دن، مہینہ اور سال لکھیں۔
presave-error-prefix = خرابی: { $title }

## When there is no form, or the way back leads nowhere.

presave-back = واپس { $title } پر
presave-start-again = دوبارہ شروع کریں
presave-not-live = یہاں Spotify کے ساتھ پری سیو چالو نہیں ہے
presave-not-live-what = جو لوگ یہ سائٹ چلاتے ہیں انہوں نے اسے Spotify سے نہیں جوڑا، اس لیے اس طرح کچھ محفوظ نہیں ہو سکتا۔ صفحے کی باقی سب چیزیں کام کرتی ہیں۔
presave-not-yet = یہاں پری سیو بعد میں شروع ہوں گے
presave-not-yet-what = اس سائٹ پر یہ نئی چیز ہے۔ اس کی رازداری کی پالیسی وعدہ کرتی ہے کہ ایسی بات شروع ہونے سے تیس دن پہلے بتائی جائے گی، اور وہ دن ابھی پورے نہیں ہوئے۔ تب دوبارہ آئیں؛ صفحے کی باقی سب چیزیں کام کرتی ہیں۔
presave-closed = یہ پری سیو آپ کے لیے کھلا نہیں ہے
presave-closed-what = اس موسیقی کے انتظار کا شکریہ۔ ہم آپ سے پری سیو نہیں لے سکتے، اور آپ نے جو لکھا اس میں سے کچھ نہیں رکھا گیا۔ موسیقی پھر بھی آئے گی: اُس دن آئیں اور سنیں۔
presave-too-far = پری سیو کے لیے یہ ریلیز ابھی بہت دور ہے
presave-too-far-what = یہ { $day } کو آ رہی ہے۔ Spotify کی اجازت آپ کے دینے کے چھ مہینے بعد ختم ہو جاتی ہے، یعنی ریلیز سے پہلے ہی ختم ہو جائے گی۔ جب دن قریب ہو تو واپس آئیے گا؛ جو چیز کام نہ کر سکے وہ ہم نہیں مانگیں گے۔
presave-unknown = ہم اس سائن ان کو نہیں پہچانتے
presave-unknown-what = یہ یہاں شروع نہیں ہوا تھا، یا ختم ہو کر بھلایا جا چکا ہے۔ کچھ ذخیرہ نہیں کیا گیا۔
presave-other-browser = یہ سائن ان کسی اور براؤزر میں شروع ہوا تھا
presave-other-browser-what = اُسی براؤزر میں واپس آئیں جس میں آپ نے رضامندی دی تھی، یا یہاں دوبارہ شروع کریں۔ کچھ ذخیرہ نہیں کیا گیا۔
presave-used = یہ سائن ان پہلے ہی استعمال ہو چکا ہے
presave-used-what = ہر سائن ان ایک ہی بار شمار ہوتا ہے۔ اگر یہ آپ ہی تھے تو آپ کی رسید کسی دوسرے ٹیب میں کھلی ہے یا آپ کی ہسٹری میں ہے۔ اس کے علاوہ کچھ نہیں کیا گیا۔
presave-late = اس سائن ان میں بہت دیر لگ گئی
presave-late-what = یہ پندرہ منٹ سے زیادہ کھلا رہا، اس لیے ہم نے اسے چھوڑ دیا۔ نہ کچھ محفوظ ہوا، نہ کچھ رکھا گیا۔
presave-unreadable = Spotify سے یہ واپسی پڑھی نہیں جا سکتی
presave-unreadable-what = پتے میں کچھ کمی ہے۔ کچھ ذخیرہ نہیں کیا گیا۔
presave-denied = آپ نے Spotify پر انکار کیا، اور یہ بالکل ٹھیک ہے
presave-denied-what = نہ کچھ محفوظ ہوا، نہ کچھ رکھا گیا۔ موسیقی پھر بھی آئے گی۔
presave-unticked = وہ ایک اجازت نہیں دی گئی
presave-unticked-what = اس کے بغیر آپ کی لائبریری میں کچھ شامل نہیں کیا جا سکتا۔ نہ کچھ محفوظ ہوا، نہ کچھ رکھا گیا۔
presave-trouble = Spotify اسے مکمل نہ کر سکا
presave-trouble-what = مسئلہ ان کی طرف ہے یا ہماری طرف، آپ کی طرف نہیں۔ نہ کچھ محفوظ ہوا، نہ کچھ رکھا گیا؛ آپ دوبارہ شروع کر سکتے ہیں۔ پھر بھی اگر Spotify اس ایپ کو آپ کی ایپس میں دکھائے تو آپ اسے spotify.com/account/apps پر ہٹا سکتے ہیں۔
presave-gone = یہ لنک واپس لے لیا گیا ہے
presave-gone-what = جب آپ Spotify پر تھے تو اسے بنانے والوں نے اسے ہٹا دیا۔ نہ کچھ محفوظ ہوا، نہ کچھ رکھا گیا۔
presave-no-receipt = اس پتے پر کوئی رسید نہیں ہے
presave-no-receipt-what = اسے مٹا دیا گیا، یا اس کی مدت ختم ہو گئی اور جو کچھ اسے معلوم تھا وہ سب اس کے ساتھ چلا گیا، یا پتا مکمل نہیں ہے۔ دکھانے یا منسوخ کرنے کو کچھ باقی نہیں۔

## The receipt.

presave-waiting = ریلیز کے دن کا انتظار ہے
presave-waiting-what = آپ کا پری سیو درج ہو گیا ہے۔ اب اور کچھ نہیں کرنا۔
presave-late-waiting = ابھی محفوظ نہیں ہوئی
presave-late-waiting-what = ریلیز آ چکی ہے۔ ہم کوشش جاری رکھے ہوئے ہیں، اگلی کوشش { $at } بجے۔
presave-soon = محفوظ ہو رہی ہے
presave-soon-what = ریلیز آ چکی ہے اور آپ کی باری ذرا سی دیر میں آتی ہے۔
presave-saved = آپ کی لائبریری میں محفوظ ہو گئی
presave-saved-what = “{ $title }” آپ کی Spotify لائبریری میں ہے۔
presave-needs-again = Spotify کو پھر آپ کی ضرورت ہے
presave-needs-again-what = آپ کی اجازت اب کام نہیں کرتی، اس لیے ہم ریلیز محفوظ نہ کر سکے۔ یہ ضائع نہیں ہوئی: ایک بار پھر رضامندی دیں اور ہم اسے محفوظ کر دیں گے۔
presave-refused = Spotify نے محفوظ کرنے سے انکار کر دیا
presave-refused-what = ہم نے کوشش کی، مگر Spotify نے یہ ریلیز آپ کی لائبریری میں شامل نہیں کی۔ ہم دوبارہ کوشش نہیں کریں گے۔
presave-cancelled = منسوخ
presave-cancelled-what = یہ پری سیو منسوخ کر دیا گیا۔ آپ کی لائبریری میں کچھ شامل نہیں کیا جائے گا۔
presave-expired = مدت ختم
presave-expired-what = اس پری سیو کا وقت اس کے پورا ہونے سے پہلے ختم ہو گیا۔ آپ کی لائبریری میں کچھ شامل نہیں کیا گیا۔

presave-listen = سنیں
presave-agree-again = دوبارہ رضامندی دیں
presave-outgrown = آپ کی رضامندی کے بعد یہ پری سیو بدل گیا ہے
presave-outgrown-what = یہ آپ کے ڈیٹا کے ساتھ جو کرتا ہے، یا جو اس میں شریک ہیں، وہ اب وہ نہیں جس پر آپ نے رضامندی دی تھی۔ اس لیے یہ رکا ہوا ہے، اور آپ کی اجازت استعمال نہیں ہو رہی۔ دوبارہ رضامندی دیں تو یہ آگے چلے گا؛ انکار کریں تو اجازت تلف کر دی جائے گی۔
presave-refuse = نہیں، اسے روک دیں
presave-elsewhere = کہیں اور سنیں
presave-bookmark = اس صفحے کو بک مارک کر لیں۔
presave-bookmark-why = اس پری سیو کی آپ کے پاس یہی ایک کنجی ہے: ہم نہیں جانتے کہ آپ کون ہیں، اس لیے اسے دوبارہ نہیں بھیج سکتے۔
presave-steps = اب تک کیا ہوا
presave-step-given = اجازت دی گئی
presave-step-wait = انتظار
presave-step-wait-for = { $at } تک
presave-step-save = آپ کی لائبریری میں محفوظ
presave-step-save-next = ریلیز آتے ہی
presave-step-destroy = اجازت تلف
presave-step-destroy-next = محفوظ ہونے کے فوراً بعد، بہر صورت { $end } تک
presave-step-needs-again = پھر آپ کی ضرورت ہے
presave-step-refused = Spotify نے انکار کیا
presave-step-cancelled = منسوخ
presave-step-expired = وقت پر محفوظ نہ ہو سکی
presave-times = اوقات { $zone } کے ہیں۔

presave-reason-busy = Spotify نے ہمیں رفتار کم کرنے کو کہا ہے؛ سب کی باری آئے گی۔
presave-reason-trouble = Spotify نے ویسے جواب نہیں دیا جیسے دینا چاہیے تھا۔
presave-reason-ours = Spotify پر ہمارے اپنے سیٹ اپ میں کچھ غلط ہے، اور ہمیں اس کی اطلاع دی جاتی ہے۔
presave-reason-no-address = ریلیز آ چکی ہے، مگر Spotify پر اس کا پتا یہاں ابھی معلوم نہیں۔
presave-reason-undecryptable = ہم اس وقت آپ کی اجازت کھول نہیں سکتے۔ یہ ضائع نہیں ہوئی، اور یہ سائٹ چلانے والوں کو بتا دیا گیا ہے۔
presave-reason-doubt = Spotify نے ایک بار کہا کہ اجازت مؤثر نہیں۔ ہم ماننے سے پہلے ایک گھنٹے بعد دوسری بار پوچھتے ہیں۔
presave-reason-held = آپ نے ہمیں اپنا ڈیٹا استعمال نہ کرنے کو کہا ہے، اس لیے ہم انتظار کر رہے ہیں۔
presave-reason-not-yet = ہماری رازداری کی پالیسی ابھی اس کی اجازت نہیں دیتی، اس لیے ہم انتظار کر رہے ہیں۔
presave-reason-outgrown = آپ کی رضامندی کے بعد یہ بدل گیا ہے، اس لیے جب تک آپ دوبارہ رضامندی نہ دیں ہم انتظار کریں گے۔
presave-reason-ended-there = Spotify نے اجازت ختم کر دی: آپ نے وہاں اسے واپس لے لیا، یا اس کی مدت ختم ہو گئی۔
presave-reason-scope = آپ کی لائبریری میں شامل کرنے کی اجازت موجود نہیں۔
presave-reason-lost = اجازت اب موجود نہیں۔
presave-reason-not-registered = Spotify اس سائٹ کو صرف چند رجسٹرڈ لوگوں کے لیے محفوظ کرنے دیتا ہے، اور آپ کا اکاؤنٹ ان میں نہیں۔
presave-reason-not-possible = Spotify آپ کے اکاؤنٹ کے لیے یہ ریلیز قبول نہیں کرتا۔
presave-reason-by-you = آپ کی طرف سے۔
presave-reason-by-label = لنک بنانے والوں نے اسے واپس لے لیا۔
presave-reason-withdrawn = آپ نے اپنی رضامندی واپس لے لی۔
presave-reason-too-late = جس دن تک ہم اجازت رکھ سکتے ہیں، وہ پہلے آ گیا۔

presave-consent = آپ نے کس بات پر رضامندی دی
presave-consent-given = { $at } بجے، خانے پر نشان لگا کر۔
presave-consent-given-again = { $at } بجے، ”دوبارہ رضامندی دیں“ دبا کر۔
presave-consent-refused = { $at } بجے آپ نے اس سے انکار کیا۔
presave-consent-withdrawn = { $at } بجے واپس لی گئی۔
presave-consent-changed = آج اس سائٹ پر اس جملے کے الفاظ مختلف ہیں؛ نیچے کا ہیش اُن الفاظ کا ہے جو آپ نے دیکھے تھے۔
presave-consent-hash = ان الفاظ کا SHA-256
presave-consent-download = اس انتخاب کا ریکارڈ محفوظ کریں (JSON)
presave-ledger = آپ کے بارے میں اس سائٹ سے باہر کیا گیا
presave-ledger-empty = ابھی کچھ باہر نہیں گیا۔
presave-ledger-line = { $processor } کو: { $datum }
presave-ledger-more = { $n ->
    [one] پہلے کی ایک سطر نہیں دکھائی گئی۔
   *[other] پہلے کی { $n } سطریں نہیں دکھائی گئیں۔
}

presave-yours = آپ کے ہاتھ میں
presave-cancel = یہ پری سیو منسوخ کریں
presave-erase = سب کچھ مٹا دیں
presave-erase-sure = اس پری سیو کے بارے میں سب کچھ، اس صفحے سمیت، مٹا دیں؟ یہ واپس نہیں ہو سکتا۔
presave-erase-yes = جی ہاں، سب کچھ مٹا دیں
presave-export = میرا ڈیٹا ڈاؤن لوڈ کریں
presave-rights = آپ کے تمام حقوق: استعمال روکیں، اعتراض کریں، شکایت کریں
presave-cancel-what = منسوخ کرنے سے اجازت تلف ہو جاتی ہے اور یہ صفحہ رہتا ہے۔ مٹانے سے یہ صفحہ بھی چلا جاتا ہے۔
presave-erase-what = مٹانے سے یہ صفحہ بھی چلا جاتا ہے۔
presave-apps = آپ اسے Spotify پر بھی ختم کر سکتے ہیں:
