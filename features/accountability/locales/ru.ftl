## Журнал и реестры.

accountability-title = Подотчётность
accountability-what = Всё, что здесь решили, проверили или стёрли, записано в журнал, который никто не может потом изменить незаметно. Он открыт всем и ничего не говорит ни об одном человеке.
accountability-watch = Состояние журнала
accountability-watch-never = Журнал ещё не проверялся. Это делается дважды в день.
accountability-watch-sound = Проверен { $at }: всё сходится.
accountability-watch-failed = Проверен { $at }: что-то не сходится. Проверьте сейчас, чтобы увидеть, что именно.
accountability-check-now = Проверить весь журнал сейчас
accountability-check-sound = { $n ->
    [0] Только что проверено: в журнале ещё ничего нет.
    [one] Только что проверено: { $n } запись сходится со всеми подписанными контрольными точками.
    [few] Только что проверено: { $n } записи сходятся со всеми подписанными контрольными точками.
   *[other] Только что проверено: { $n } записей сходятся со всеми подписанными контрольными точками.
}
accountability-check-broken = { $n ->
    [one] Только что проверено: { $n } расхождение. Кто-то изменил журнал в базе данных.
    [few] Только что проверено: { $n } расхождения. Кто-то изменил журнал в базе данных.
   *[other] Только что проверено: { $n } расхождений. Кто-то изменил журнал в базе данных.
}
accountability-fault-missing = Записи { $position } нет.
accountability-fault-surplus = Запись { $position } стоит за концом журнала.
accountability-fault-hash = Хеш на уровне { $level }, место { $place }, не соответствует своим записям.
accountability-fault-root = Контрольная точка для размера { $size } подписана для других записей.
accountability-fault-signature = Контрольная точка для размера { $size } подписана не ключом журнала.
accountability-fault-cut = Когда-то была подписана контрольная точка для размера { $size }, а записей теперь меньше: кто-то вернул старую базу данных.
accountability-fault-replaced = Первые записи (до размера { $size }) не те, для которых ставилась подпись: кто-то вернул старую базу данных или переписал журнал.
accountability-fault-mark = Контрольная точка, которая хранится рядом с ключом, подписана не им.
accountability-not-signed = Пока это не выяснено, ничего нового не подписывается.
accountability-unwitnessed = Без свидетелей.
accountability-unwitnessed-what = Никто вне этой установки не подписывает наши контрольные точки вместе с нами. Кто сохранил прежнюю контрольную точку, увидит любое изменение того, что было до неё; кто не сохранил ни одной, вынужден верить нам, что журнал только один. Сохраните её сейчас и сравните с более поздней.
accountability-checkpoint = Подписанная контрольная точка
accountability-checkpoint-none = Ещё ничего не подписано.
accountability-checkpoint-what = { $n ->
    [one] Последняя контрольная точка охватывает { $n } запись, подтверждена { $at }.
    [few] Последняя контрольная точка охватывает { $n } записи, подтверждена { $at }.
   *[other] Последняя контрольная точка охватывает { $n } записей, подтверждена { $at }.
}
accountability-verifier = Проверить её может каждый этим ключом:
accountability-registers = Реестры
accountability-entries = Записи, сначала новые
accountability-none = Пока ничего не записано.
accountability-position = Номер
accountability-kind = Что
accountability-at = Когда (UTC)
accountability-facts = Открытые сведения
accountability-proof = Доказательство
accountability-older = Более ранние записи
accountability-kind-policy_version = Версия политики
accountability-kind-proof = Проверка обещаний
accountability-kind-rights_request = Обращение о правах
accountability-kind-erasure = Стирание
accountability-kind-operator_access = Просмотр личных данных оператором
accountability-kind-incident = Инцидент
accountability-kind-restored = Восстановление из резервной копии
accountability-kind-unknown = То, чего эта версия не знает

accountability-processors = Кто получает от нас данные
accountability-processors-what = Личные данные могут уйти только к этим получателям. Программа подключается только к адресам, названным на этой странице.
accountability-processors-none = Никто. Эта программа никуда не отправляет личные данные.
accountability-asked = Кого спрашивают, никому ничего не сообщая
accountability-asked-what = Программа спрашивает эти каталоги, где можно послушать релиз. Она отправляет коды и номера музыки; данные людей отправить им нельзя.
accountability-party = Название
accountability-country = Страна
accountability-safeguard = Гарантия защиты
accountability-why = Для чего
accountability-receives = Что получает
accountability-hosts = Адреса серверов

accountability-changes = Изменения
accountability-changes-what = Кто стал получателем, кто перестал им быть и с какой версии политики конфиденциальности; в том числе то, что объявлено и ещё не действует.
accountability-changes-feed = Подписаться (Atom)
accountability-changes-none = Никто не стал получателем и не перестал им быть.
accountability-change-coming = Версия { $n }: объявлено, начнёт действовать { $day }
accountability-change-since = Версия { $n }: действует с { $day }

accountability-ropa = Реестр операций обработки
accountability-ropa-what = То, что статья 30 GDPR велит записывать контролёру; составлено из тех же объявлений, по которым работает программа.
accountability-ropa-csv = Таблицей (CSV)
accountability-ropa-jsonld = Для машин (JSON-LD, Data Privacy Vocabulary)
accountability-ropa-controller = (a) Контролёр
accountability-ropa-address = (a) Адрес
accountability-ropa-contact = (a) Как связаться
accountability-ropa-officer = (a) Ответственный за защиту данных
accountability-ropa-purpose = (b) Цель
accountability-ropa-basis = Правовое основание
accountability-ropa-subjects = (c) Чьи данные
accountability-ropa-data = (c) Какие данные
accountability-ropa-recipients = (d) Получатели
accountability-ropa-transfers = (e) Передача в другие страны
accountability-ropa-limits = (f) Когда стираются
accountability-ropa-measures = (g) Защита
accountability-basis-consent = Согласие
accountability-basis-contract = Договор или шаги перед ним
accountability-basis-legal_obligation = Обязанность по закону
accountability-basis-legitimate_interest = Законный интерес
accountability-subject-fan = Поклонники, которые делают предсохранение
accountability-subject-member = Люди, которые работают с этой программой
accountability-subject-everyone = Все, о ком что-то хранится
accountability-subject-requester = Люди, которые обращаются по поводу своих прав
accountability-recipient-none = Никто за пределами этой программы
accountability-transfer-none = Нет: все получатели находятся в Европейской экономической зоне
accountability-measure-purpose = Данные открываются только для объявленной цели и пока это позволяют согласие, возражения и ограничения
accountability-measure-log = Важные изменения записываются в журнал, который нельзя незаметно изменить
accountability-measure-sealed = Зашифрованы собственным ключом человека, который уничтожается при каждом стирании
accountability-measure-hosts = На объявленные адреса уходят только объявленные поля, и каждая передача сначала записывается

accountability-incidents = Инциденты
accountability-incidents-what = Сюда записывается каждая утечка или потеря личных данных, даже если о ней никого не нужно извещать (ст. 33(5)). Открытый журнал говорит, что запись сделана, но не говорит, какая.
accountability-incidents-none = Пока ничего не случилось.
accountability-incident = Инцидент
accountability-incident-new = Записать инцидент
accountability-incident-no-names = Указывайте категории и число людей, но не имена и не адреса.
accountability-incident-open = Записать
accountability-incident-save = Сохранить
accountability-incident-notify = Надзорный орган извещён
accountability-incident-close = Закрыть инцидент
accountability-crumbs = Навигация
accountability-error-mark = Ошибка:
accountability-problems = Некоторые поля нужно поправить
accountability-clock-running = { $n ->
    [0] Чтобы известить надзорный орган, осталось меньше часа, до { $at } UTC.
    [one] Чтобы известить надзорный орган, остался { $n } час, до { $at } UTC.
    [few] Чтобы известить надзорный орган, осталось { $n } часа, до { $at } UTC.
   *[other] Чтобы известить надзорный орган, осталось { $n } часов, до { $at } UTC.
}
accountability-clock-overdue = 72 часа истекли { $at } UTC. Известите надзорный орган сейчас и объясните задержку (ст. 33(1)).
accountability-clock-told = Надзорный орган извещён { $at } UTC.
accountability-clock-closed = Закрыт { $at } UTC.
accountability-field-nature = Что случилось
accountability-hint-nature = Характер нарушения в нескольких предложениях.
accountability-field-categories = Чьи данные и какие
accountability-hint-categories = Категории людей и записей.
accountability-field-people = Сколько людей
accountability-hint-people = Примерно; 0, если никого.
accountability-field-records = Сколько записей
accountability-hint-records = Примерно; 0, если ни одной.
accountability-field-consequences = К чему это может привести
accountability-hint-consequences = Вероятные последствия для людей.
accountability-field-measures = Что сделано
accountability-hint-measures = Принятые и предлагаемые меры, в том числе смягчающие последствия.
accountability-field-discovered_at = Когда обнаружено (UTC)
accountability-hint-discovered_at = С этого момента идут 72 часа.
problem-accountability-missing = Это поле не может быть пустым; если неизвестно, так и напишите
problem-accountability-long = Не больше 4000 знаков, без невидимых управляющих символов
problem-accountability-number = Здесь нужно целое число, 0 или больше
problem-accountability-instant = Напишите день и время, например 2026-11-22T12:00
problem-accountability-future = Этот момент ещё не наступил
accountability-notices = Черновики извещения
accountability-notices-what = Составлены из написанного выше. Ваши слова остаются на том языке, на котором вы их написали.
accountability-language = Русский
accountability-authority-subject = Извещение о нарушении безопасности личных данных: { $operator }
accountability-notice-nature = { $discovered } (UTC) мы обнаружили нарушение безопасности личных данных. Что случилось: { $nature }
accountability-notice-numbers = Кого и чего это касается: { $categories }. Примерное число людей: { $people }, записей: { $records }.
accountability-notice-consequences = К чему это может привести: { $consequences }
accountability-notice-measures = Что мы сделали и сделаем: { $measures }
accountability-notice-contact = С вопросами обращайтесь к нам: { $contact }.
accountability-notice-to = Кому: { $authority }
accountability-notice-late = Это извещение отправлено позже чем через 72 часа после обнаружения. Причины: …
accountability-notice-more = О том, что пока неизвестно, мы сообщим, как только узнаем.
accountability-notice-dpo = На вопросы отвечает наш ответственный за защиту данных: { $contact }.
accountability-notice-drill = УЧЕНИЕ. Ничего этого не было; не отправляйте это извещение.
accountability-notice-download = Скачать как текст
accountability-reader-authority = надзорному органу
accountability-reader-people = людям, которых это касается
accountability-people-subject = Что случилось с вашими данными: { $operator }
accountability-people-nature = { $discovered } (UTC) мы обнаружили, что личные данные потеряны или оказались у того, у кого их быть не должно. Что случилось: { $nature }
accountability-people-whose = Кого и чего это касается: { $categories }.
accountability-people-complaint = Вы можете подать жалобу в надзорный орган: { $authority }.
accountability-drill = Учение
accountability-drill-this = Это учение: ничего этого не было, и никого не извещают.
accountability-drill-box = Это учение: мы только тренируемся
accountability-drill-never = Ни одного учения ещё не записано. Проводите его раз в год, пока всё спокойно.
accountability-drill-fresh = { $n ->
    [0] Последнее учение было сегодня.
    [one] Последнее учение было { $n } день назад.
    [few] Последнее учение было { $n } дня назад.
   *[other] Последнее учение было { $n } дней назад.
}
accountability-drill-due = { $n ->
    [one] Последнее учение было { $n } день назад: пора провести следующее.
    [few] Последнее учение было { $n } дня назад: пора провести следующее.
   *[other] Последнее учение было { $n } дней назад: пора провести следующее.
}
