## Agreeing to a pre-save.

presave-heading = اس ریلیز کو، جس دن یہ آئے، اپنی { $service } لائبریری میں محفوظ کریں
presave-heading-now = یہ ریلیز اپنی { $service } لائبریری میں محفوظ کریں
presave-terms-what = ہم کیا کرتے ہیں
presave-terms-what-before = { $day } کو ہم ”{ $title }“ کے ساتھ وہ کریں گے جس پر آپ نیچے نشان لگائیں۔ ایک بار۔ اور کچھ نہیں۔
presave-terms-what-now = یہ آ چکی ہے، اس لیے ہم ”{ $title }“ کے ساتھ وہ فوراً کریں گے جس پر آپ نیچے نشان لگائیں۔ ایک بار۔ اور کچھ نہیں۔
presave-terms-who = کون کرتا ہے
presave-terms-who-is = { $operator }، جو یہ سائٹ چلاتے ہیں۔ { $service } کو بتایا جاتا ہے کہ کون سی اجازت استعمال ہو رہی ہے اور کیا شامل کرنا ہے۔
presave-terms-permission = اجازت
presave-terms-permission-rest = صرف وہی جو نیچے کے خانوں کو درکار ہے، ہر ایک کے ساتھ اس کا نام ہے۔ آپ کا پروفائل، ای میل پتا اور آپ کیا سنتے ہیں، یہ نہیں پڑھا جاتا۔
presave-terms-kept = کب تک رکھی جاتی ہے
presave-terms-kept-until = جب تک ریلیز محفوظ نہ ہو جائے، اور کسی صورت { $end } کے بعد نہیں۔ پھر اجازت تلف کر دی جاتی ہے، اور کب، یہ آپ کی رسید بتاتی ہے۔
presave-terms-change = اگر آپ کا ارادہ بدل جائے
presave-terms-change-how = اس سے پہلے کسی بھی وقت اپنی رسید پر منسوخ کریں۔ اکاؤنٹ کی ضرورت نہیں۔ آپ { $service } پر خود بھی اجازت واپس لے سکتے ہیں:
presave-agreement = میں رضامند ہوں کہ یہ ریلیز آتے ہی، صرف ایک اجازت user-library-modify کے ذریعے، میری Spotify لائبریری میں شامل کر دی جائے، اور یہ ہو جانے پر وہ اجازت تلف کر دی جائے۔
presave-heading-wish = آنے کے دن { $service } پر موجود رہیں
presave-heading-wish-now = { $service } پر موجود رہیں
presave-terms-early = یہ ریلیز سے پہلے ختم ہو جاتی ہے
presave-ends-early = { $service } کی اجازت زیادہ سے زیادہ { $end } تک رہتی ہے، اور ریلیز { $day } کو آتی ہے۔ آپ اسے ابھی دے سکتے ہیں: ختم ہونے سے پہلے آپ کی رسید نئی مانگے گی۔ اس کے بغیر کچھ نہیں کیا جاتا۔
presave-agreement-spotify-follow = میں متفق ہوں کہ یہ ریلیز آتے ہی میرے Spotify اکاؤنٹ سے فنکار کو فالو کیا جائے، صرف user-follow-modify اجازت کے ساتھ، اور یہ ہو جانے پر وہ اجازت تلف کر دی جائے۔
presave-agreement-spotify-playlist = میں متفق ہوں کہ یہ ریلیز آتے ہی میرے Spotify اکاؤنٹ میں اس ریلیز کی ایک پلے لسٹ بنائی جائے جو میرے پروفائل میں نظر نہ آئے، صرف playlist-modify-private اجازت کے ساتھ، اور یہ ہو جانے پر وہ اجازت تلف کر دی جائے۔
presave-agreement-youtube-like = میں متفق ہوں کہ یہ ویڈیو آتے ہی میرے YouTube اکاؤنٹ سے پسند کی جائے، صرف youtube.force-ssl اجازت کے ساتھ، اور یہ ہو جانے پر وہ اجازت واپس کر دی جائے اور تلف کر دی جائے۔
presave-agreement-youtube-playlist = میں متفق ہوں کہ یہ ویڈیو آتے ہی میرے YouTube اکاؤنٹ کی پلے لسٹ میں ڈالی جائے، ایک نئی پلے لسٹ میں جو صرف مجھے نظر آئے یا میری اس پلے لسٹ میں جو میں اپنی رسید پر چنوں، صرف youtube.force-ssl اجازت کے ساتھ، اور یہ ہو جانے پر وہ اجازت واپس کر دی جائے اور تلف کر دی جائے۔
presave-agreement-apple = میں متفق ہوں کہ یہ ریلیز آتے ہی میری Apple Music لائبریری میں شامل کی جائے، اس رسائی کے ساتھ جو Apple میری لائبریری کے لیے دیتا ہے، اور یہ ہو جانے پر وہ رسائی یہاں تلف کر دی جائے۔
presave-agreement-deezer = میں متفق ہوں کہ یہ ریلیز آتے ہی Deezer پر میری پسندیدہ فہرست میں شامل کی جائے، basic_access، manage_library اور offline_access اجازتوں کے ساتھ، اور یہ ہو جانے پر وہ اجازت یہاں تلف کر دی جائے۔
presave-scope-library = یہ اجازت آپ کی لائبریری میں شامل کرنے اور اس سے نکالنے دیتی ہے۔ اس کا نام ہے
presave-scope-follow = یہ اجازت فنکاروں کو فالو کرنے اور فالو چھوڑنے دیتی ہے۔ اس کا نام ہے
presave-scope-playlist = یہ اجازت ایسی پلے لسٹیں بنانے اور بدلنے دیتی ہے جو آپ کے پروفائل میں نظر نہیں آتیں۔ اس کا نام ہے
presave-scope-youtube = Google کی کوئی اجازت اس سے کم نہیں دیتی: یہ آپ کی ویڈیوز، پسند اور تبصرے دیکھنے، بدلنے اور مٹانے بھی دیتی ہے۔ ہم ان میں سے کچھ نہیں کرتے۔ اس کا نام ہے
presave-scope-apple = یہ رسائی آپ کی لائبریری پڑھنے اور بدلنے دیتی ہے۔ اس کا نام ہے
presave-scope-deezer = یہ اجازتیں آپ کا نام اور تصویر پڑھنے، اور بعد میں بھی آپ کی پسندیدہ فہرست بدلنے دیتی ہیں۔ ان کے نام ہیں
presave-zone = کس کی گھڑی مانی جائے؟
presave-zone-what = یہ ہر جگہ کی آدھی رات کو آتی ہے۔ { $zone } کے لیے یہ { $at } ہے۔ اگر آپ کسی اور گھڑی سے چلتے ہیں تو دوسرا زون چنیں۔
presave-problem-zone = ٹائم زون: فہرست میں سے ایک چنیں۔
presave-born = آپ کب پیدا ہوئے؟
presave-born-kept = ہم اسے ایک بار دیکھتے ہیں اور رکھتے نہیں۔
presave-go = { $service } پر آگے بڑھیں
presave-next = اب { $service } آپ سے پوچھے گا۔ آپ وہاں بھی انکار کر سکتے ہیں۔
presave-problem-title = ایک چیز باقی ہے
presave-problem-agree = آپ کی رضامندی: آگے بڑھنے کے لیے کسی خانے پر نشان لگائیں، یا یہ صفحہ چھوڑ دیں اور کچھ نہیں ہوگا۔
presave-problem-agree-here = متفق ہوں تو کسی خانے پر نشان لگائیں۔ اس کے بغیر ہم کچھ نہیں مانگ سکتے۔
presave-problem-born = آپ کا یومِ پیدائش: دن، مہینہ اور سال لکھیں۔
presave-error-prefix = خرابی: { $title }

## When there is no form, or the way back leads nowhere.

presave-back = واپس { $title } پر
presave-be-reminded = ای میل یا کیلنڈر سے یاد دہانی پائیں
presave-inside = { $service } ایپ کے اندر کسی کو سائن اِن نہیں کرنے دیتا
presave-inside-what = ایپ کے اپنے براؤزر میں Google سائن اِن سے انکار کرتا ہے۔ یہ پتا اپنے براؤزر میں کھولیں، یا کسی اور طرح یاد دہانی پائیں۔
presave-start-again = دوبارہ شروع کریں
presave-not-live = یہاں { $service } کے ساتھ پری سیو چالو نہیں ہے
presave-not-live-what = جو لوگ یہ سائٹ چلاتے ہیں انہوں نے اسے { $service } سے نہیں جوڑا، اس لیے اس طرح کچھ محفوظ نہیں ہو سکتا۔ صفحے کی باقی سب چیزیں کام کرتی ہیں۔
presave-not-yet = یہاں پری سیو بعد میں شروع ہوں گے
presave-not-yet-what = اس سائٹ پر یہ نئی چیز ہے۔ اس کی رازداری کی پالیسی وعدہ کرتی ہے کہ ایسی بات شروع ہونے سے تیس دن پہلے بتائی جائے گی، اور وہ دن ابھی پورے نہیں ہوئے۔ تب دوبارہ آئیں؛ صفحے کی باقی سب چیزیں کام کرتی ہیں۔
presave-closed = یہ پری سیو آپ کے لیے کھلا نہیں ہے
presave-closed-what = اس موسیقی کے انتظار کا شکریہ۔ ہم آپ سے پری سیو نہیں لے سکتے، اور آپ نے جو لکھا اس میں سے کچھ نہیں رکھا گیا۔ موسیقی پھر بھی آئے گی: اُس دن آئیں اور سنیں۔
presave-unknown = ہم اس سائن ان کو نہیں پہچانتے
presave-unknown-what = یہ یہاں شروع نہیں ہوا تھا، یا ختم ہو کر بھلایا جا چکا ہے۔ کچھ ذخیرہ نہیں کیا گیا۔
presave-other-browser = یہ سائن ان کسی اور براؤزر میں شروع ہوا تھا
presave-other-browser-what = اُسی براؤزر میں واپس آئیں جس میں آپ نے رضامندی دی تھی، یا یہاں دوبارہ شروع کریں۔ کچھ ذخیرہ نہیں کیا گیا۔
presave-used = یہ سائن ان پہلے ہی استعمال ہو چکا ہے
presave-used-what = ہر سائن ان ایک ہی بار شمار ہوتا ہے۔ اگر یہ آپ ہی تھے تو آپ کی رسید کسی دوسرے ٹیب میں کھلی ہے یا آپ کی ہسٹری میں ہے۔ اس کے علاوہ کچھ نہیں کیا گیا۔
presave-late = اس سائن ان میں بہت دیر لگ گئی
presave-late-what = یہ پندرہ منٹ سے زیادہ کھلا رہا، اس لیے ہم نے اسے چھوڑ دیا۔ نہ کچھ محفوظ ہوا، نہ کچھ رکھا گیا۔
presave-unreadable = { $service } سے یہ واپسی پڑھی نہیں جا سکتی
presave-unreadable-what = پتے میں کچھ کمی ہے۔ کچھ ذخیرہ نہیں کیا گیا۔
presave-denied = آپ نے { $service } پر انکار کیا، اور یہ بالکل ٹھیک ہے
presave-denied-what = نہ کچھ محفوظ ہوا، نہ کچھ رکھا گیا۔ موسیقی پھر بھی آئے گی۔
presave-unticked = وہ ایک اجازت نہیں دی گئی
presave-unticked-what = اس کے بغیر ہم وہاں آپ کے لیے کچھ نہیں کر سکتے۔ کچھ محفوظ نہیں ہوا، کچھ نہیں رکھا گیا۔
presave-trouble = { $service } اسے مکمل نہ کر سکا
presave-trouble-what = مسئلہ ان کی طرف ہے یا ہماری طرف، آپ کی طرف نہیں۔ نہ کچھ محفوظ ہوا، نہ کچھ رکھا گیا؛ آپ دوبارہ شروع کر سکتے ہیں۔ پھر بھی اگر { $service } اس ایپ کو آپ کی ایپس میں دکھائے تو آپ اسے { $apps } پر ہٹا سکتے ہیں۔
presave-gone = یہ لنک واپس لے لیا گیا ہے
presave-gone-what = جب آپ { $service } پر تھے تو اسے بنانے والوں نے اسے ہٹا دیا۔ نہ کچھ محفوظ ہوا، نہ کچھ رکھا گیا۔
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
presave-saved-what = ”{ $title }“ آپ کی { $service } لائبریری میں ہے۔
presave-renewed = آپ کی اجازت کی تجدید ہو گئی
presave-renewed-what = یہ پرانی کی جگہ ہے اور زیادہ دیر چلتی ہے۔ اپنی رسید پر واپس جائیں: وہ آپ کے بک مارکس میں یا اس براؤزر کی سرگزشت میں ہے۔
presave-queued = اپنی باری کا انتظار
presave-queued-what = ریلیز آ چکی ہے۔ { $service } ہمیں ایک دن میں اتنا ہی کرنے دیتا ہے، اور ہر ایک کی باری آتی ہے: آپ کی { $day } کو متوقع ہے۔
presave-done = { $service } پر ہو گیا
presave-done-what = ”{ $title }“ کے لیے آپ نے جو کہا تھا وہ ہو گیا۔
presave-renew-title = آپ کی اجازت ریلیز سے پہلے ختم ہوتی ہے۔
presave-renew-what = ابھی نئی دیں، اور وہ اس دن موجود ہوگی۔ آپ اسی بات پر دوبارہ متفق ہوتے ہیں:
presave-renew = اجازت کی تجدید کریں
presave-acts = آپ نے کیا کہا تھا
presave-act-save = لائبریری میں شامل کرنا
presave-act-follow = فنکار کو فالو کرنا
presave-act-playlist = پلے لسٹ میں ڈالنا
presave-act-like = ویڈیو پسند کرنا
presave-act-open = ابھی باقی ہے۔
presave-act-done = ہو گیا۔
presave-act-refused = ممکن نہیں۔
presave-act-again = آپ کی ضرورت ہے۔
presave-act-unsure = کسی کو معلوم نہیں۔
presave-reason-unsure = { $service } نے نہیں بتایا کہ اس نے یہ کیا یا نہیں۔ ہم دوبارہ نہیں کہتے تاکہ وہ دو بار نہ ہو: براہِ کرم اپنے اکاؤنٹ میں دیکھیں۔
presave-needs-again = { $service } کو پھر آپ کی ضرورت ہے
presave-needs-again-what = آپ کی اجازت اب کام نہیں کرتی، اس لیے ہم ریلیز محفوظ نہ کر سکے۔ یہ ضائع نہیں ہوئی: ایک بار پھر رضامندی دیں اور ہم اسے محفوظ کر دیں گے۔
presave-no-place = { $service } پر اس کے لیے جگہ نہ ملی
presave-no-place-what = جس پلے لسٹ میں اسے ڈالنا تھا وہ اب اسے نہیں لیتی، اس لیے یہ کہیں نہیں ڈالی گئی۔ یہ ضائع نہیں ہوئی: ایک بار پھر رضامندی دیں اور یہ نئی پلے لسٹ میں جائے گی۔
presave-refused = { $service } نے محفوظ کرنے سے انکار کر دیا
presave-refused-what = ہم نے کوشش کی، مگر { $service } نے یہ ریلیز آپ کی لائبریری میں شامل نہیں کی۔ ہم دوبارہ کوشش نہیں کریں گے۔
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
presave-step-save = { $service } پر ہو گیا
presave-step-save-next = ریلیز آتے ہی
presave-step-destroy = اجازت تلف
presave-step-destroy-next = محفوظ ہونے کے فوراً بعد، بہر صورت { $end } تک
presave-step-needs-again = پھر آپ کی ضرورت ہے
presave-step-refused = { $service } نے انکار کیا
presave-step-cancelled = منسوخ
presave-step-expired = وقت پر محفوظ نہ ہو سکی
presave-times = اوقات { $zone } کے ہیں۔

presave-reason-busy = { $service } نے ہمیں رفتار کم کرنے کو کہا ہے؛ سب کی باری آئے گی۔
presave-reason-trouble = { $service } نے ویسے جواب نہیں دیا جیسے دینا چاہیے تھا۔
presave-reason-ours = { $service } پر ہمارے اپنے سیٹ اپ میں کچھ غلط ہے، اور ہمیں اس کی اطلاع دی جاتی ہے۔
presave-reason-no-address = ریلیز آ چکی ہے، مگر { $service } پر اس کا پتا یہاں ابھی معلوم نہیں۔
presave-reason-undecryptable = ہم اس وقت آپ کی اجازت کھول نہیں سکتے۔ یہ ضائع نہیں ہوئی، اور یہ سائٹ چلانے والوں کو بتا دیا گیا ہے۔
presave-reason-doubt = { $service } نے ایک بار کہا کہ اجازت مؤثر نہیں۔ ہم ماننے سے پہلے ایک گھنٹے بعد دوسری بار پوچھتے ہیں۔
presave-reason-held = آپ نے ہمیں اپنا ڈیٹا استعمال نہ کرنے کو کہا ہے، اس لیے ہم انتظار کر رہے ہیں۔
presave-reason-not-yet = ہماری رازداری کی پالیسی ابھی اس کی اجازت نہیں دیتی، اس لیے ہم انتظار کر رہے ہیں۔
presave-reason-outgrown = آپ کی رضامندی کے بعد یہ بدل گیا ہے، اس لیے جب تک آپ دوبارہ رضامندی نہ دیں ہم انتظار کریں گے۔
presave-reason-ended-there = { $service } نے اجازت ختم کر دی: آپ نے وہاں اسے واپس لے لیا، یا اس کی مدت ختم ہو گئی۔
presave-reason-ended-together = { $service } نے اجازت ختم کر دی: آپ نے وہاں اسے واپس لے لیا، اس کی مدت ختم ہو گئی، یا وہ آپ کے کسی اور پری سیو کی اجازت کے ساتھ چلی گئی۔ جب ایک اجازت واپس کی جاتی ہے تو Google اس سائٹ کے لیے اس اکاؤنٹ کی سب اجازتیں ایک ساتھ ختم کر دیتا ہے۔
presave-reason-scope = اس کی اجازت موجود نہیں۔
presave-reason-lost = اجازت اب موجود نہیں۔
presave-reason-not-registered = { $service } اس سائٹ کو صرف چند رجسٹرڈ لوگوں کے لیے محفوظ کرنے دیتا ہے، اور آپ کا اکاؤنٹ ان میں نہیں۔
presave-reason-no-room = { $service } پر آپ کے اکاؤنٹ میں اس کی جگہ نہیں، یا وہ اب وہاں نہیں۔
presave-reason-playlist-gone = جس پلے لسٹ میں اسے ڈالنا تھا وہ اب آپ کے اکاؤنٹ میں نہیں۔
presave-reason-not-possible = { $service } آپ کے اکاؤنٹ کے لیے یہ ریلیز قبول نہیں کرتا۔
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
presave-apps = آپ اسے وہاں خود بھی ختم کر سکتے ہیں:

## Which playlist of theirs a fan chooses.

presave-playlist-new = ریلیز کے دن یہ ایک نئی پلے لسٹ میں جائے گی جو صرف آپ کو نظر آتی ہے:
presave-playlist-own = ریلیز کے دن یہ آپ کی اس پلے لسٹ میں جائے گی جو آپ نے چنی۔
presave-playlist-choose = اپنی پلے لسٹس میں سے ایک چنیں
presave-playlist-kept = انتخاب محفوظ ہو گیا۔ ریلیز آنے تک آپ اسے بدل سکتے ہیں۔
presave-choose = کون سی پلے لسٹ؟
presave-choose-what = { $service } نے ابھی ہمیں آپ کی پلے لسٹس کے نام بتائے۔ ہم یہ آپ کو دکھاتے ہیں اور ان میں سے کچھ نہیں رکھتے: صرف اس کا نمبر جو آپ چنیں، بند حالت میں، جب تک ریلیز اس میں نہ آ جائے۔
presave-choose-new = ایک نئی جو صرف آپ کو نظر آئے:
presave-choose-none = { $service } پر ابھی آپ کی کوئی پلے لسٹ نہیں۔ وہاں ایک بنا کر واپس آئیں، یا نئی ہی رہنے دیں۔
presave-choose-more = یہ وہ پہلی پچاس ہیں جو { $service } بتاتا ہے۔
presave-choose-gone = جو پلے لسٹ آپ نے پہلے چنی تھی وہ اب آپ کے اکاؤنٹ میں نہیں۔ کوئی اور چنیں۔
presave-choose-not-yours = آپ کا انتخاب: یہ آپ کی پلے لسٹس میں سے نہیں۔ فہرست میں سے ایک چنیں۔
presave-choose-go = یہ انتخاب رکھیں
presave-choose-back = اپنی رسید پر واپس
presave-choose-closed = یہاں اب چننے کو کچھ نہیں
presave-choose-closed-what = یہ پری سیو شروع ہو چکا ہے، یا ختم ہو چکا ہے، یا کسی پلے لسٹ میں نہیں جاتا۔ یہ کہاں تک پہنچا، آپ کی رسید بتاتی ہے۔
presave-choose-busy = ایک لمحہ
presave-choose-busy-what = اس پری سیو کے ساتھ اسی وقت کچھ ہو رہا ہے۔ کچھ نہیں بدلا: ایک منٹ بعد دوبارہ کوشش کریں۔
presave-choose-held = ابھی ہم آپ کے لیے نہیں دیکھ سکتے
presave-choose-held-what = آپ نے کہا کہ آپ کا ڈیٹا استعمال نہ کیا جائے، یا آپ کی رضامندی کے بعد پری سیو بدل گیا ہے۔ اس لیے { $service } سے نہیں پوچھا گیا اور کچھ نہیں بدلا۔ آپ کیا کر سکتے ہیں، آپ کی رسید بتاتی ہے۔
presave-choose-often = یہ بہت بار ہوا
presave-choose-often-what = { $service } یہاں سب کو ایک دن میں جتنا کرنے دیتا ہے، ہر بار دیکھنے سے اس میں سے کچھ خرچ ہوتا ہے۔ ایک گھنٹے بعد واپس آئیں؛ آپ کا انتخاب ویسا ہی رہے گا۔
presave-choose-later = ابھی نہیں
presave-choose-later-what = { $service } ہمیں ابھی جتنا کرنے دیتا ہے وہ خرچ ہو چکا ہے۔ { $at } سے آپ دوبارہ چن سکتے ہیں؛ پہلے کا انتخاب ویسا ہی رہے گا۔
presave-choose-dead = { $service } کو دوبارہ آپ کی ضرورت ہے
presave-choose-dead-what = { $service } کہتا ہے کہ آپ کی اجازت اب نہیں رہی۔ یقین کرنے سے پہلے ہم ایک گھنٹے بعد دوبارہ پوچھیں گے۔ اگر آپ نے وہاں اسے واپس لیا ہے تو ابھی نئی دے سکتے ہیں۔
presave-choose-trouble = { $service } نے ویسا جواب نہیں دیا جیسا چاہیے تھا
presave-choose-trouble-what = کچھ نہیں بدلا۔ چند منٹ بعد دوبارہ کوشش کریں۔

## A service that lets a few people only use it so far.

presave-terms-trial = ابھی چند لوگوں کے لیے
presave-trial-spotify = { $service } اس سائٹ کو صرف پانچ لوگوں کے لیے محفوظ کرنے دیتا ہے جن کے نام منتظم نے وہاں دیے ہیں۔ باقی سب کو انکار ہوتا ہے: اگر آپ ان میں سے نہیں تو کچھ محفوظ نہیں ہوگا، اور آپ کی رسید یہ بتائے گی۔
presave-trial-youtube = { $service } اس سائٹ کو صرف سو لوگوں کے لیے کام کرنے دیتا ہے جن کے نام منتظم نے وہاں دیے ہیں، اور ہر اجازت سات دن بعد ختم ہو جاتی ہے۔ باقی سب کو رضامندی سے پہلے ہی روک دیا جاتا ہے۔

## The page on which a service's own script asks.

presave-next-script = اگلے صفحے پر { $service } کا اپنا اسکرپٹ آپ سے پوچھے گا: وہ وہیں سے لوڈ ہوتا ہے، اس لیے { $service } اس براؤزر کا پتا دیکھتا ہے۔ آپ وہاں بھی انکار کر سکتے ہیں۔
presave-allow = { $service } پر اجازت دیں
presave-allow-what = { $service } اپنی ونڈو میں آپ سے پوچھتا ہے۔ وہ جو دیتا ہے وہ اس سائٹ کو بھیجا جاتا ہے، ریلیز تک بند رکھا جاتا ہے، اور اس براؤزر سے فوراً ہٹا دیا جاتا ہے۔
presave-allow-noscript = { $service } صرف اسکرپٹ کو اجازت دیتا ہے، اور یہ براؤزر اسکرپٹ نہیں چلاتا۔ “نہیں، یہیں رکیں” دبائیں: کچھ نہیں رکھا جاتا، اور دوسرے طریقے اسکرپٹ کے بغیر چلتے ہیں۔
presave-allow-trouble = اجازت نہیں آئی۔ شاید ونڈو بند ہو گئی، یا یہ براؤزر اسکرپٹ روکتا ہے۔ دوبارہ کوشش کریں، یا یہیں رکیں۔
presave-allow-go = { $service } سے پوچھیں
presave-allow-no = نہیں، یہیں رکیں
presave-reason-not-confirmed = { $service } نے تیس دن تک نہیں بتایا کہ اجازت اب بھی قائم ہے یا نہیں، اس لیے اسے تلف کر دیا گیا، جیسا کہ { $service } چاہتا ہے۔
presave-reason-not-there-yet = { $service } نے اسے لے لیا ہے اور ابھی آپ کی لائبریری میں نہیں دکھاتا۔ ہم دوبارہ دیکھیں گے۔

## The operator's page about the services.

presave-services = موسیقی کی سروسز
presave-services-what = اس سائٹ پر پری سیو کے کون سے طریقے چل رہے ہیں، ہر سروس آپ کی ایپ کو کیا کرنے دیتی ہے، اور مداحوں کو اس کے بارے میں کیا بتایا جاتا ہے۔
presave-services-state = کہاں تک کھلا ہے
presave-services-kept = آج دی گئی اجازت زیادہ سے زیادہ { $day } تک رکھی جائے گی۔
presave-services-budget = سروس کی موجودہ مدت میں { $units } میں سے { $spent } اکائیاں خرچ ہو چکی ہیں؛ اگلی { $at } کو شروع ہوگی۔
presave-services-held = سروس نے { $at } تک رکنے کو کہا ہے۔
presave-services-waiting = { $n ->
    [one] { $n } پری سیو انتظار میں ہے۔
   *[other] { $n } پری سیو انتظار میں ہیں۔
}
presave-services-none-waits = کوئی پری سیو انتظار میں نہیں۔
presave-services-fans = مداح پڑھتے ہیں
presave-mode-off = جڑا ہوا نہیں
presave-mode-trial = صرف چند لوگوں کے لیے
presave-mode-open = سب کے لیے کھلا
presave-mode-spotify-off = ترتیبات میں کوئی ایپ نہیں، اس لیے کوئی صفحہ اسے پیش نہیں کرتا۔ developer.spotify.com پر ایک بنائیں اور [spotify] میں لکھیں۔
presave-mode-spotify-trial = آپ کی ایپ ڈویلپمنٹ موڈ میں ہے: یہ زیادہ سے زیادہ پانچ لوگوں کے لیے محفوظ کرتی ہے جن کے نام آپ اس کے ڈیش بورڈ میں “User management” کے تحت دیتے ہیں۔ باقی سب کو “user not registered” کہہ کر انکار ہوتا ہے، اور دوبارہ کوشش سے فرق نہیں پڑتا۔ Spotify توسیعی موڈ صرف بہت سے سامعین والی رجسٹرڈ کمپنیوں کو دیتا ہے؛ تب access = "extended" رکھیں۔
presave-mode-spotify-open = ترتیبات کے مطابق آپ کی ایپ توسیعی موڈ میں ہے: یہ سب کے لیے محفوظ کرتی ہے۔ Spotify درخواستوں کی کوئی تعداد نہیں بتاتا؛ جب وہ بس کہے تو سب اتنا انتظار کرتے ہیں جتنا وہ مانگے۔
presave-mode-youtube-off = ترتیبات میں کوئی ایپ نہیں، اس لیے کوئی صفحہ اسے پیش نہیں کرتا۔ Google Cloud کنسول میں ایک بنائیں اور [youtube] میں لکھیں۔
presave-mode-youtube-trial = آپ کی ایپ “Testing” میں ہے: زیادہ سے زیادہ سو لوگ جن کے نام آپ Google Cloud کنسول میں دیتے ہیں، اور ہر اجازت سات دن بعد ختم ہو جاتی ہے، اس لیے جو پہلے پری سیو کرے اس سے دوبارہ پوچھا جاتا ہے۔ جب Google ایپ کو youtube.force-ssl کے لیے جانچ لے تو access = "published" رکھیں۔
presave-mode-youtube-open = ترتیبات کے مطابق آپ کی ایپ شائع ہے۔ اگر Google نے زیادہ نہ دیا ہو تو منصوبہ روز دس ہزار اکائیاں خرچ کر سکتا ہے، اور ایک لائک میں پچاس لگتی ہیں: جو ایک دن میں نہ سمائے وہ اگلے کا انتظار کرتا ہے۔
presave-mode-apple-off = Apple Music پر پری سیو چالو نہیں۔ اس کے لیے Apple پر آپ کی ٹیم کی کلید اور [apple] میں presaves = true چاہیے؛ تب مداحوں کے براؤزر Apple کا اپنا اسکرپٹ لوڈ کرتے ہیں۔
presave-mode-apple-open = آپ کی ٹیم کی کلید سب کے لیے دستخط کرتی ہے۔ مداح Apple کی ونڈو میں فیصلہ کرتے ہیں؛ ہر اجازت تقریباً چھ مہینے بعد ختم ہو جاتی ہے اور ان کے بغیر نہیں بڑھتی۔
presave-mode-deezer-off = ترتیبات میں کوئی ایپ نہیں، اور Deezer نئی نہیں لیتا۔
presave-mode-deezer-open = آپ کی پرانی ایپ سب کے لیے کام کرتی ہے۔ Deezer پانچ سیکنڈ میں پچاس سوال لیتا ہے؛ ان میں سے چالیس پری سیو کے ہیں۔
