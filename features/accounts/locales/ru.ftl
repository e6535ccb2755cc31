## The front page, sign-in, sign-up, set-up and API keys.

accounts-error-mark = Ошибка:
accounts-problems = Пожалуйста, проверьте это ещё раз

accounts-home-what = Смарт-ссылки и пресейвы для новой музыки — с политикой конфиденциальности, которую соблюдает сама программа.
accounts-home-fans = Ищете релиз? Откройте ссылку, которую дал вам артист.
accounts-unset-title = Ещё не настроено
accounts-unset = В этом Fanfare пока нет ни одного аккаунта. Загляните в терминал, из которого он запущен: там показан адрес для настройки, он действует один раз.

accounts-email = Электронная почта
accounts-password = Пароль
accounts-password-hint = Не меньше { $least } знаков. Несколько слов, которые вы сможете запомнить, лучше набора знаков, который не запомнить.
accounts-workspace = Рабочее пространство
accounts-workspace-hint = Лейбл, группа или компания, в которой вы работаете.

accounts-sign-in = Войти
accounts-no-account = Ещё нет аккаунта?

accounts-sign-up = Зарегистрироваться
accounts-make-account = Создать аккаунт
accounts-have-account = Уже есть аккаунт?
accounts-sign-up-closed-title = Регистрация здесь закрыта
accounts-sign-up-closed = { $operator } не принимает новые аккаунты на этой странице. Если аккаунт у вас есть, вы можете войти.

accounts-set-up = Настройка этого Fanfare
accounts-set-up-once = Эта страница работает один раз. На ней создаются первый аккаунт и его рабочее пространство.
accounts-make-first = Создать первый аккаунт
accounts-set-up-wrong-title = Это не адрес настройки
accounts-set-up-wrong = Скопируйте из терминала адрес целиком. После каждого запуска он новый.
accounts-set-up-over-title = Этот Fanfare уже настроен
accounts-set-up-over = Адрес настройки действует один раз, и первый аккаунт уже создан. Войдите с ним.

accounts-keys = Ключи API
accounts-keys-what = Для программ, которые обращаются к API от имени этого рабочего пространства. С ключом можно читать и менять всё, что в нём есть.
accounts-keys-api = Как пользоваться API (OpenAPI)
accounts-key-new = Скопируйте этот ключ сейчас
accounts-key-once = Он показывается один раз. Мы храним только его отпечаток, поэтому показать его снова не сможет никто.
accounts-keys-list = Ключи этого рабочего пространства
accounts-keys-none = Ключа пока нет ни у одной программы. Создайте его ниже и дайте программе, которой доверяете.
accounts-key-name = Название
accounts-key-name-hint = Что будет им пользоваться, чтобы вы потом узнали этот ключ.
accounts-key-prefix = Начинается с
accounts-key-used = Последнее использование
accounts-key-never = Никогда
accounts-key-acts = Действия
accounts-key-revoke = Отозвать
accounts-key-revoke-title = Отозвать ключ «{ $name }»?
accounts-key-revoke-what = С этого момента всё, что им пользуется, потеряет доступ к API.
accounts-key-revoke-final = Отменить это нельзя. Новый ключ можно создать в любое время.
accounts-key-keep = Оставить
accounts-crumbs = Где вы находитесь
accounts-key-revoke-go = Отозвать ключ
accounts-key-make = Новый ключ
accounts-key-make-go = Создать ключ

accounts-mail = Почта
accounts-mail-there = Проверить, работает ли почта
accounts-mail-what = Может ли этот Fanfare отправлять письма: проверьте, написав самому себе.
accounts-mail-off = Почтовый сервер ещё не подключён
accounts-mail-off-what = Тот, кто обслуживает этот Fanfare, не подключил его к почтовому серверу, поэтому писать он никому не может. Это делается ключами раздела «mail» в его настройках.
accounts-mail-test = Проверка
accounts-mail-test-what = Письмо придёт на адрес, с которым вы входите. В нём сказано лишь, что почта работает.
accounts-mail-test-go = Отправить мне проверочное письмо
accounts-mail-queued = Письмо в пути. Загляните в почтовый ящик через минуту.
accounts-mail-waiting = Письма для вас, которые ещё не ушли
accounts-mail-new = В пути
accounts-mail-tried = { $n ->
    [one] После { $n } попытки
   *[other] После { $n } попыток
} письмо не принято ({ $reason }). Следующая попытка: { $at } UTC

accounts-letter-test-subject = Почта работает: { $workspace }
accounts-letter-test-body =
    Вы попросили Fanfare прислать проверочное письмо, и вот оно.

    Если вы это читаете, письма рабочего пространства «{ $workspace }» доходят. Делать ничего не нужно.
accounts-letter-test-link = Вернуться на страницу почты

problem-accounts-email = Введите адрес электронной почты вида name@example.com
problem-accounts-email-taken = Аккаунт с этим адресом электронной почты уже есть
problem-accounts-password = Выберите пароль длиной от { $least } до { $most } знаков
problem-accounts-sign-in = Этот адрес электронной почты и пароль не подходят друг к другу
problem-accounts-key-name = Дайте ключу название длиной от 1 до { $most } знаков
