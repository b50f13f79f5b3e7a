<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU">
 <context>
  <name>AboutDialog</name>
  <message>
   <source>A desktop laboratory for neural networks.</source>
   <translation>Настольная лаборатория нейронных сетей.</translation>
  </message>
  <message>
   <source>About Lamina</source>
   <translation>О программе Lamina</translation>
  </message>
  <message>
   <source>Cores for training</source>
   <translation>Ядра для обучения</translation>
  </message>
  <message>
   <source>Graphics card</source>
   <translation>Видеокарта</translation>
  </message>
  <message>
   <source>Kernels</source>
   <translation>Вычислительные ядра</translation>
  </message>
  <message>
   <source>Nothing is sent anywhere; your data stay where they are.</source>
   <translation>Никуда ничего не отправляется, ваши данные остаются на месте.</translation>
  </message>
  <message>
   <source>Processor cores</source>
   <translation>Ядра процессора</translation>
  </message>
 </context>
 <context>
  <name>Actions</name>
  <message>
   <source>About Lamina</source>
   <translation>О программе Lamina</translation>
  </message>
  <message>
   <source>Add a layer after the selected one</source>
   <translation>Добавить слой после выбранного</translation>
  </message>
  <message>
   <source>Add layer</source>
   <translation>Добавить слой</translation>
  </message>
  <message>
   <source>Begin with an empty project</source>
   <translation>Начать с пустого проекта</translation>
  </message>
  <message>
   <source>Choose another folder...</source>
   <translation>Выбрать другую папку...</translation>
  </message>
  <message>
   <source>Command palette...</source>
   <translation>Палитра команд...</translation>
  </message>
  <message>
   <source>Copy</source>
   <translation>Копировать</translation>
  </message>
  <message>
   <source>Copy everything that is still readable into a new project</source>
   <translation>Скопировать всё, что ещё читается, в новый проект</translation>
  </message>
  <message>
   <source>Copy the selected layers, without weights</source>
   <translation>Скопировать выбранные слои без весов</translation>
  </message>
  <message>
   <source>Cut</source>
   <translation>Вырезать</translation>
  </message>
  <message>
   <source>Dark colours</source>
   <translation>Тёмная тема</translation>
  </message>
  <message>
   <source>Delete</source>
   <translation>Удалить</translation>
  </message>
  <message>
   <source>Delete the selected layers</source>
   <translation>Удалить выбранные слои</translation>
  </message>
  <message>
   <source>Do the undone step again</source>
   <translation>Вернуть отменённый шаг</translation>
  </message>
  <message>
   <source>Duplicate</source>
   <translation>Дублировать</translation>
  </message>
  <message>
   <source>End the run; what it learned is kept</source>
   <translation>Завершить запуск; всё выученное сохраняется</translation>
  </message>
  <message>
   <source>Everything is saved always; give this state a name to find it again</source>
   <translation>Всё и так сохраняется; имя поможет найти это состояние снова</translation>
  </message>
  <message>
   <source>Export model...</source>
   <translation>Экспорт модели...</translation>
  </message>
  <message>
   <source>Find any action by its name</source>
   <translation>Найти любое действие по названию</translation>
  </message>
  <message>
   <source>Frozen</source>
   <translation>Заморожен</translation>
  </message>
  <message>
   <source>Full screen</source>
   <translation>Во весь экран</translation>
  </message>
  <message>
   <source>Give the selected layer another name</source>
   <translation>Дать выбранному слою другое имя</translation>
  </message>
  <message>
   <source>Go on where the last saved state is</source>
   <translation>Продолжить с последнего сохранённого состояния</translation>
  </message>
  <message>
   <source>Go to any step, or to a version with a name</source>
   <translation>Перейти к любому шагу или к названной версии</translation>
  </message>
  <message>
   <source>History...</source>
   <translation>История...</translation>
  </message>
  <message>
   <source>Insert copied layers after the selected one</source>
   <translation>Вставить скопированные слои после выбранного</translation>
  </message>
  <message>
   <source>Insert copies of the selected layers after them</source>
   <translation>Вставить копии выбранных слоёв сразу после них</translation>
  </message>
  <message>
   <source>Keep the project under another name or in another folder</source>
   <translation>Хранить проект под другим именем или в другой папке</translation>
  </message>
  <message>
   <source>Keep the weights of the selected layers as they are in training</source>
   <translation>Не менять при обучении веса выбранных слоёв</translation>
  </message>
  <message>
   <source>Keyboard shortcuts</source>
   <translation>Сочетания клавиш</translation>
  </message>
  <message>
   <source>Known network...</source>
   <translation>Известная сеть...</translation>
  </message>
  <message>
   <source>Laboratories</source>
   <translation>Лаборатории</translation>
  </message>
  <message>
   <source>Language, colours, threads</source>
   <translation>Язык, тема, потоки</translation>
  </message>
  <message>
   <source>Mend</source>
   <translation>Исправить</translation>
  </message>
  <message>
   <source>Mend the error of the selected layer in the way its button says</source>
   <translation>Исправить ошибку выбранного слоя так, как написано на его кнопке</translation>
  </message>
  <message>
   <source>Move down</source>
   <translation>Переместить вниз</translation>
  </message>
  <message>
   <source>Move project to...</source>
   <translation>Переместить проект...</translation>
  </message>
  <message>
   <source>Move the selected layers down</source>
   <translation>Переместить выбранные слои вниз</translation>
  </message>
  <message>
   <source>Move the selected layers up</source>
   <translation>Переместить выбранные слои вверх</translation>
  </message>
  <message>
   <source>Move up</source>
   <translation>Переместить вверх</translation>
  </message>
  <message>
   <source>Name this version...</source>
   <translation>Назвать эту версию...</translation>
  </message>
  <message>
   <source>New project</source>
   <translation>Новый проект</translation>
  </message>
  <message>
   <source>Open a .lamina project</source>
   <translation>Открыть проект .lamina</translation>
  </message>
  <message>
   <source>Open a model of Keras: .keras, .h5 or weights with their .json</source>
   <translation>Открыть модель Keras: .keras, .h5 или веса вместе с их .json</translation>
  </message>
  <message>
   <source>Open model...</source>
   <translation>Открыть модель...</translation>
  </message>
  <message>
   <source>Open project...</source>
   <translation>Открыть проект...</translation>
  </message>
  <message>
   <source>Paste</source>
   <translation>Вставить</translation>
  </message>
  <message>
   <source>Pause</source>
   <translation>Пауза</translation>
  </message>
  <message>
   <source>Preferences...</source>
   <translation>Настройки...</translation>
  </message>
  <message>
   <source>Put all panels back to their places</source>
   <translation>Вернуть все панели на свои места</translation>
  </message>
  <message>
   <source>Quit</source>
   <translation>Выход</translation>
  </message>
  <message>
   <source>Redo</source>
   <translation>Вернуть</translation>
  </message>
  <message>
   <source>Rename</source>
   <translation>Переименовать</translation>
  </message>
  <message>
   <source>Rescue a damaged project...</source>
   <translation>Спасти повреждённый проект...</translation>
  </message>
  <message>
   <source>Reset layout</source>
   <translation>Исходное расположение</translation>
  </message>
  <message>
   <source>Resume the interrupted run</source>
   <translation>Продолжить прерванный запуск</translation>
  </message>
  <message>
   <source>Save a copy and work there...</source>
   <translation>Сохранить копию и работать там...</translation>
  </message>
  <message>
   <source>Send a copy...</source>
   <translation>Отправить копию...</translation>
  </message>
  <message>
   <source>Show the ready laboratories</source>
   <translation>Показать готовые лаборатории</translation>
  </message>
  <message>
   <source>Start</source>
   <translation>Старт</translation>
  </message>
  <message>
   <source>Step one batch</source>
   <translation>Шаг на пакет</translation>
  </message>
  <message>
   <source>Step one epoch</source>
   <translation>Шаг на эпоху</translation>
  </message>
  <message>
   <source>Stop</source>
   <translation>Стоп</translation>
  </message>
  <message>
   <source>Take VGG, ResNet, Inception, Xception or MobileNet, also trained</source>
   <translation>Взять VGG, ResNet, Inception, Xception или MobileNet, можно обученную</translation>
  </message>
  <message>
   <source>Take the last step back</source>
   <translation>Отменить последний шаг</translation>
  </message>
  <message>
   <source>Take the selected layers away, to be pasted</source>
   <translation>Убрать выбранные слои, чтобы вставить их в другом месте</translation>
  </message>
  <message>
   <source>Train for one epoch, then wait</source>
   <translation>Обучать одну эпоху, затем ждать</translation>
  </message>
  <message>
   <source>Train on one batch, then wait</source>
   <translation>Обучить на одном пакете, затем ждать</translation>
  </message>
  <message>
   <source>Train the network on the data</source>
   <translation>Обучить сеть на данных</translation>
  </message>
  <message>
   <source>Undo</source>
   <translation>Отменить</translation>
  </message>
  <message>
   <source>Wait, or go on after a pause</source>
   <translation>Ждать или продолжить после паузы</translation>
  </message>
  <message>
   <source>Write a compact copy of the project to another file</source>
   <translation>Записать компактную копию проекта в другой файл</translation>
  </message>
  <message>
   <source>Write a copy, and go on in it; this file stays as it is</source>
   <translation>Записать копию и продолжить в ней; этот файл останется как есть</translation>
  </message>
  <message>
   <source>Write the trained network for Keras or as a NumPy script</source>
   <translation>Записать обученную сеть для Keras или как сценарий NumPy</translation>
  </message>
 </context>
 <context>
  <name>ActivationView</name>
  <message>
   <source>All terms of the cell's value with their numbers, forward and backward (Enter)</source>
   <translation>Все слагаемые значения этой клетки с их числами, вперёд и назад (Enter)</translation>
  </message>
  <message>
   <source>How this value is computed</source>
   <translation>Как вычислено это значение</translation>
  </message>
  <message>
   <source>Its kernel</source>
   <translation>Её ядро</translation>
  </message>
  <message>
   <source>Layer</source>
   <translation>Слой</translation>
  </message>
  <message>
   <source>Map {0}</source>
   <translation>Карта {0}</translation>
  </message>
  <message>
   <source>Maps: {0} of {1} × {2}, silent {3}. Click a cell to see its part.</source>
   <translation>Карты: {0}, каждая {1} × {2}, молчат {3}. Щёлкните клетку, чтобы увидеть её часть.</translation>
  </message>
  <message>
   <source>The layer whose activations are shown</source>
   <translation>Слой, активации которого показаны</translation>
  </message>
  <message>
   <source>Units: {0}. Blue is positive, orange negative. Click one to see how it is made.</source>
   <translation>Нейронов: {0}. Синий положителен, оранжевый отрицателен. Щёлкните нейрон, чтобы увидеть, как получается его значение.</translation>
  </message>
 </context>
 <context>
  <name>Advice</name>
  <message>
   <source>A run was interrupted.</source>
   <translation>Запуск был прерван.</translation>
  </message>
  <message>
   <source>Add layers →</source>
   <translation>Добавить слои →</translation>
  </message>
  <message>
   <source>Choose a laboratory, or open a project.</source>
   <translation>Выберите лабораторию или откройте проект.</translation>
  </message>
  <message>
   <source>Choose data →</source>
   <translation>Выбрать данные →</translation>
  </message>
  <message>
   <source>Continue →</source>
   <translation>Продолжить →</translation>
  </message>
  <message>
   <source>Everything is ready.</source>
   <translation>Всё готово.</translation>
  </message>
  <message>
   <source>Look inside while it learns →</source>
   <translation>Заглянуть внутрь во время обучения →</translation>
  </message>
  <message>
   <source>Look inside →</source>
   <translation>Заглянуть внутрь →</translation>
  </message>
  <message>
   <source>Lower the learning rate →</source>
   <translation>Снизить скорость обучения →</translation>
  </message>
  <message>
   <source>Mend the network →</source>
   <translation>Исправить сеть →</translation>
  </message>
  <message>
   <source>Resume it →</source>
   <translation>Продолжить его →</translation>
  </message>
  <message>
   <source>See the results →</source>
   <translation>Посмотреть результаты →</translation>
  </message>
  <message>
   <source>Start training →</source>
   <translation>Начать обучение →</translation>
  </message>
  <message>
   <source>The data are being read.</source>
   <translation>Данные читаются.</translation>
  </message>
  <message>
   <source>The loss is no longer a number.</source>
   <translation>Потери перестали быть числом.</translation>
  </message>
  <message>
   <source>The network has no layers yet.</source>
   <translation>В сети ещё нет слоёв.</translation>
  </message>
  <message>
   <source>The network is training.</source>
   <translation>Сеть обучается.</translation>
  </message>
  <message>
   <source>The training waits.</source>
   <translation>Обучение приостановлено.</translation>
  </message>
  <message>
   <source>There are no data yet.</source>
   <translation>Данных ещё нет.</translation>
  </message>
  <message>
   <source>Trained: loss {0}.</source>
   <translation>Обучена: потери {0}.</translation>
  </message>
  <message>
   <source>Trained: {0} %.</source>
   <translation>Обучена: {0} %.</translation>
  </message>
 </context>
 <context>
  <name>AttackView</name>
  <message>
   <source>Any other class</source>
   <translation>Любой другой</translation>
  </message>
  <message>
   <source>Attack again, with the weights the network has now</source>
   <translation>Атаковать снова, с нынешними весами сети</translation>
  </message>
  <message>
   <source>Epsilon: by how much a pixel may change at most, 0 to 64 of 255. Pixels are not rounded. The smallest that succeeds.</source>
   <translation>Эпсилон: на сколько самое большее может измениться пиксель, от 0 до 64 из 255. Пиксели не округляются. По умолчанию наименьшее, при котором атака удаётся.</translation>
  </message>
  <message>
   <source>FGSM: one step along the sign of the gradient (Goodfellow 2015). PGD: ten small ones (Madry 2018). FGSM.</source>
   <translation>FGSM: один шаг по знаку градиента (Goodfellow 2015). PGD: десять малых шагов (Madry 2018). По умолчанию FGSM.</translation>
  </message>
  <message>
   <source>From epsilon {0} of 255 on the answer is another one (to {1}).</source>
   <translation>Начиная с эпсилон {0} из 255 ответ другой (с точностью до {1}).</translation>
  </message>
  <message>
   <source>From epsilon {0} of 255 on the answer is the goal (to {1}).</source>
   <translation>Начиная с эпсилон {0} из 255 ответ совпадает с целью (с точностью до {1}).</translation>
  </message>
  <message>
   <source>No attack up to epsilon {0} of 255 succeeds.</source>
   <translation>До эпсилон {0} из 255 ни одна атака не удаётся.</translation>
  </message>
  <message>
   <source>Probability</source>
   <translation>Вероятность</translation>
  </message>
  <message>
   <source>The answer is that class already.</source>
   <translation>Ответ и так этот класс.</translation>
  </message>
  <message>
   <source>Which answer the attack is after. Any other class.</source>
   <translation>Какого ответа добивается атака. По умолчанию любого другого класса.</translation>
  </message>
  <message>
   <source>epsilon, of 255</source>
   <translation>эпсилон, из 255</translation>
  </message>
  <message>
   <source>strongest other class</source>
   <translation>сильнейший другой класс</translation>
  </message>
  <message>
   <source>{0} of 255</source>
   <translation>{0} из 255</translation>
  </message>
 </context>
 <context>
  <name>BookMapsView</name>
  <message>
   <source>Each channel less its mean, divided by its deviation, times 64, plus 128. Dark channels have one value everywhere.</source>
   <translation>Каждый канал минус его среднее, делённый на отклонение, на 64, плюс 128. У тёмных каналов всюду одно значение.</translation>
  </message>
  <message>
   <source>How many layers are shown, from the first: 1 to 99, 8 by default.</source>
   <translation>Сколько слоёв показано, начиная с первого: от 1 до 99, обычно 8.</translation>
  </message>
  <message>
   <source>Layers</source>
   <translation>Слои</translation>
  </message>
  <message>
   <source>No layer gives maps of (height, width, channels).</source>
   <translation>Ни один слой не даёт карт вида (высота, ширина, каналы).</translation>
  </message>
 </context>
 <context>
  <name>CalibrationPage</name>
  <message>
   <source>Calibration needs probabilities, but this network gives values outside 0 to 1. Give its last layer softmax, sigmoid, or no activation.</source>
   <translation>Калибровке нужны вероятности, а эта сеть даёт значения вне промежутка от 0 до 1. Задайте последнему слою softmax, sigmoid или уберите активацию.</translation>
  </message>
  <message>
   <source>Expected calibration error</source>
   <translation>Ожидаемая ошибка калибровки</translation>
  </message>
  <message>
   <source>Is it right as often as it is sure?</source>
   <translation>Права ли сеть так же часто, как уверена?</translation>
  </message>
  <message>
   <source>Largest error of a bin</source>
   <translation>Наибольшая ошибка столбца</translation>
  </message>
  <message>
   <source>Mean sureness</source>
   <translation>Средняя уверенность</translation>
  </message>
  <message>
   <source>Orange, below the dashed line: the network is surer than it is right. Pale blue, above it: it is right more often than it is sure.</source>
   <translation>Оранжевое, ниже пунктира: сеть увереннее, чем права. Бледно-синее, выше него: она права чаще, чем уверена.</translation>
  </message>
 </context>
 <context>
  <name>CellField</name>
  <message>
   <source>Nothing but the border around the image.</source>
   <translation>Только поле вокруг изображения.</translation>
  </message>
  <message>
   <source>Rows {0} to {1}, columns {2} to {3}.</source>
   <translation>Строки с {0} по {1}, столбцы с {2} по {3}.</translation>
  </message>
  <message>
   <source>Size {0} × {1}, one cell further {2} × {3}, first centre {4}, {5}.</source>
   <translation>Размер {0} × {1}, соседняя клетка дальше на {2} × {3}, первый центр {4}, {5}.</translation>
  </message>
  <message>
   <source>What the cell ({0}, {1}) sees</source>
   <translation>Что видит клетка ({0}, {1})</translation>
  </message>
 </context>
 <context>
  <name>ChangeBars</name>
  <message>
   <source>Prediction before and after</source>
   <translation>Предсказание до и после</translation>
  </message>
 </context>
 <context>
  <name>ChangeView</name>
  <message>
   <source>Heat map</source>
   <translation>Тепловая карта</translation>
  </message>
  <message>
   <source>Image</source>
   <translation>Изображение</translation>
  </message>
  <message>
   <source>The answer stays '{0}'.</source>
   <translation>Ответ по-прежнему «{0}».</translation>
  </message>
  <message>
   <source>The answer was '{0}' and is '{1}' now.</source>
   <translation>Ответ был «{0}», а теперь «{1}».</translation>
  </message>
  <message>
   <source>What the network sees</source>
   <translation>Что видит сеть</translation>
  </message>
  <message>
   <source>Where the network sees the class of the unchanged image (Grad-CAM). Off.</source>
   <translation>Где сеть видит класс неизменённого изображения (Grad-CAM). По умолчанию выключено.</translation>
  </message>
  <message>
   <source>Where the network sees the class of the unchanged image (Grad-CAM). On.</source>
   <translation>Где сеть видит класс неизменённого изображения (Grad-CAM). По умолчанию включено.</translation>
  </message>
  <message>
   <source>{0}: {1} → {2}</source>
   <translation>{0}: {1} → {2}</translation>
  </message>
 </context>
 <context>
  <name>Choices</name>
  <message>
   <source>automatic</source>
   <translation>автоматически</translation>
  </message>
  <message>
   <source>bar</source>
   <translation>вертикальная черта</translation>
  </message>
  <message>
   <source>classification</source>
   <translation>классификация</translation>
  </message>
  <message>
   <source>comma</source>
   <translation>запятая</translation>
  </message>
  <message>
   <source>crop</source>
   <translation>обрезать</translation>
  </message>
  <message>
   <source>drop rows</source>
   <translation>убрать строки</translation>
  </message>
  <message>
   <source>grey</source>
   <translation>серый</translation>
  </message>
  <message>
   <source>mean</source>
   <translation>среднее</translation>
  </message>
  <message>
   <source>pad</source>
   <translation>дополнить</translation>
  </message>
  <message>
   <source>point</source>
   <translation>точка</translation>
  </message>
  <message>
   <source>regression</source>
   <translation>регрессия</translation>
  </message>
  <message>
   <source>semicolon</source>
   <translation>точка с запятой</translation>
  </message>
  <message>
   <source>space</source>
   <translation>пробел</translation>
  </message>
  <message>
   <source>stretch</source>
   <translation>растянуть</translation>
  </message>
  <message>
   <source>tab</source>
   <translation>табуляция</translation>
  </message>
  <message>
   <source>zero</source>
   <translation>ноль</translation>
  </message>
 </context>
 <context>
  <name>Chooser</name>
  <message>
   <source>Built in</source>
   <translation>Встроенные</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>Отмена</translation>
  </message>
  <message>
   <source>Choose data</source>
   <translation>Выбор данных</translation>
  </message>
  <message>
   <source>Files and folders</source>
   <translation>Файлы и папки</translation>
  </message>
  <message>
   <source>Kinds of data</source>
   <translation>Виды данных</translation>
  </message>
  <message>
   <source>Made</source>
   <translation>Созданные</translation>
  </message>
  <message>
   <source>To download</source>
   <translation>Для скачивания</translation>
  </message>
  <message>
   <source>Use these data</source>
   <translation>Взять эти данные</translation>
  </message>
  <message>
   <source>Your own</source>
   <translation>Свои</translation>
  </message>
 </context>
 <context>
  <name>ClassBox</name>
  <message>
   <source>Predicted class</source>
   <translation>Ответ сети</translation>
  </message>
 </context>
 <context>
  <name>ClassResults</name>
  <message>
   <source>Another network on the same samples</source>
   <translation>Другая сеть на тех же образцах</translation>
  </message>
  <message>
   <source>Calibration</source>
   <translation>Калибровка</translation>
  </message>
  <message>
   <source>Classes</source>
   <translation>Классы</translation>
  </message>
  <message>
   <source>How each training sample was learned</source>
   <translation>Как был выучен каждый обучающий пример</translation>
  </message>
  <message>
   <source>Learning</source>
   <translation>Выученность</translation>
  </message>
  <message>
   <source>Map</source>
   <translation>Карта</translation>
  </message>
  <message>
   <source>Matrix</source>
   <translation>Матрица</translation>
  </message>
  <message>
   <source>No sample is told wrong.</source>
   <translation>Ни одной ошибки на этих образцах.</translation>
  </message>
  <message>
   <source>PR</source>
   <translation>PR</translation>
  </message>
  <message>
   <source>Plane</source>
   <translation>Плоскость</translation>
  </message>
  <message>
   <source>Precision over recall at every threshold</source>
   <translation>Точность и полнота при каждом пороге</translation>
  </message>
  <message>
   <source>Precision, recall and F1 of each class</source>
   <translation>Точность, полнота и F1 каждого класса</translation>
  </message>
  <message>
   <source>ROC</source>
   <translation>ROC</translation>
  </message>
  <message>
   <source>Recall over false alarms at every threshold</source>
   <translation>Полнота и ложные тревоги при каждом пороге</translation>
  </message>
  <message>
   <source>Regions of the classes on the plane through three samples</source>
   <translation>Области классов на плоскости через три образца</translation>
  </message>
  <message>
   <source>Sample {0}: {1}, told as {2} ({3} %)</source>
   <translation>Образец {0}: {1}, принят за {2} ({3} %)</translation>
  </message>
  <message>
   <source>Shortcuts</source>
   <translation>Лёгкие пути</translation>
  </message>
  <message>
   <source>Surest mistakes</source>
   <translation>Самые уверенные ошибки</translation>
  </message>
  <message>
   <source>Surest mistakes, {0} in all, and what they are taken for</source>
   <translation>Самые уверенные ошибки, всего {0}, и за что они приняты</translation>
  </message>
  <message>
   <source>The samples as a layer sees them</source>
   <translation>Образцы глазами слоя</translation>
  </message>
  <message>
   <source>Versus</source>
   <translation>Сравнение</translation>
  </message>
  <message>
   <source>Ways of looking at the results</source>
   <translation>Способы смотреть на результаты</translation>
  </message>
  <message>
   <source>Whether a class is told by a place in the image instead of the object</source>
   <translation>Узнаётся ли класс по месту на картинке вместо предмета</translation>
  </message>
  <message>
   <source>Whether the network is right as often as it is sure</source>
   <translation>Права ли сеть так же часто, как уверена</translation>
  </message>
  <message>
   <source>Which classes are taken for which</source>
   <translation>Какие классы за какие приняты</translation>
  </message>
 </context>
 <context>
  <name>ClassTable</name>
  <message>
   <source>All classes are counted as one: the accuracy</source>
   <translation>Все классы считаются как один: это доля верных ответов</translation>
  </message>
  <message>
   <source>All classes count alike</source>
   <translation>Все классы считаются одинаково</translation>
  </message>
  <message>
   <source>Class</source>
   <translation>Класс</translation>
  </message>
  <message>
   <source>Click a heading to sort by it</source>
   <translation>Щёлкните по заголовку, чтобы упорядочить</translation>
  </message>
  <message>
   <source>Each class counts by its samples</source>
   <translation>Каждый класс считается по числу своих образцов</translation>
  </message>
  <message>
   <source>F1</source>
   <translation>F1</translation>
  </message>
  <message>
   <source>How many samples of the part are of the class</source>
   <translation>Сколько образцов этого класса в части данных</translation>
  </message>
  <message>
   <source>Macro mean</source>
   <translation>Макросреднее</translation>
  </message>
  <message>
   <source>Micro mean</source>
   <translation>Микросреднее</translation>
  </message>
  <message>
   <source>Precision</source>
   <translation>Точность</translation>
  </message>
  <message>
   <source>Precision, recall and F1 of each class</source>
   <translation>Точность, полнота и F1 каждого класса</translation>
  </message>
  <message>
   <source>Recall</source>
   <translation>Полнота</translation>
  </message>
  <message>
   <source>Samples</source>
   <translation>Образцы</translation>
  </message>
  <message>
   <source>Show the mistakes around {0}</source>
   <translation>Показать ошибки вокруг класса {0}</translation>
  </message>
  <message>
   <source>Show the samples of {0}</source>
   <translation>Показать образцы класса {0}</translation>
  </message>
  <message>
   <source>Show the samples of {0}, those told wrong first</source>
   <translation>Показать образцы класса {0}, сначала неверно определённые</translation>
  </message>
  <message>
   <source>Show the samples told to be {0}, the wrong ones first</source>
   <translation>Показать образцы, названные {0}, сначала неверные</translation>
  </message>
  <message>
   <source>The harmonic mean of precision and recall</source>
   <translation>Среднее гармоническое точности и полноты</translation>
  </message>
  <message>
   <source>The share of the class that is told to be it</source>
   <translation>Доля образцов класса, которая так и названа</translation>
  </message>
  <message>
   <source>The share of what is told to be the class that is it</source>
   <translation>Доля названных этим классом, которая к нему и относится</translation>
  </message>
  <message>
   <source>Weighted mean</source>
   <translation>Взвешенное среднее</translation>
  </message>
 </context>
 <context>
  <name>ClassWeights</name>
  <message>
   <source>All count the same</source>
   <translation>Все значат одинаково</translation>
  </message>
  <message>
   <source>Balance the classes</source>
   <translation>Уравновесить классы</translation>
  </message>
  <message>
   <source>Balanced from the data</source>
   <translation>Уравновесить по данным</translation>
  </message>
  <message>
   <source>Bars: samples; thin lines: how much they count together. Weights count in the loss of the training, in no metric and not in the validation.</source>
   <translation>Полосы — число примеров, тонкие линии — сколько они значат вместе. Веса входят в потери при обучении, но не в метрики и не в проверку.</translation>
  </message>
  <message>
   <source>Class weights</source>
   <translation>Веса классов</translation>
  </message>
  <message>
   <source>Class weights: balanced</source>
   <translation>Веса классов: уравновешены</translation>
  </message>
  <message>
   <source>Class weights: do not fit the data</source>
   <translation>Веса классов: не подходят к данным</translation>
  </message>
  <message>
   <source>Class weights: set by hand</source>
   <translation>Веса классов: заданы вручную</translation>
  </message>
  <message>
   <source>Gives every class the same say: a sample counts the number of all samples, divided by the number of classes and by the samples of its class. Those of the training part are counted, and the numbers below filled in.</source>
   <translation>Все классы значат поровну: вес примера — число всех примеров, делённое на число классов и на число примеров его класса. Считаются примеры обучающей части, числа вписываются ниже.</translation>
  </message>
  <message>
   <source>Let all classes count the same</source>
   <translation>Дать всем классам одинаковый вес</translation>
  </message>
  <message>
   <source>Set the weight of {0} to {1}</source>
   <translation>Задать вес «{0}»: {1}</translation>
  </message>
  <message>
   <source>Takes the weights of the classes away</source>
   <translation>Убирает веса классов</translation>
  </message>
  <message>
   <source>The plan weighs {0} classes, the data have {1}: no weight is used.</source>
   <translation>Веса заданы для классов: {0}, а в данных их {1}; веса не используются.</translation>
  </message>
 </context>
 <context>
  <name>ClassesView</name>
  <message>
   <source>All</source>
   <translation>Все</translation>
  </message>
  <message>
   <source>Counts of: {0}</source>
   <translation>Считать по: {0}</translation>
  </message>
  <message>
   <source>Test</source>
   <translation>Тест</translation>
  </message>
  <message>
   <source>Training</source>
   <translation>Обучение</translation>
  </message>
  <message>
   <source>Validation</source>
   <translation>Проверка</translation>
  </message>
 </context>
 <context>
  <name>ClimbForm</name>
  <message>
   <source>40 steps of 1 from grey noise, as in F. Chollet, Deep Learning with Python</source>
   <translation>40 шагов по 1 от серого шума, как у Ф. Шолле в «Глубоком обучении на Python»</translation>
  </message>
  <message>
   <source>As in the book</source>
   <translation>Как в книге</translation>
  </message>
  <message>
   <source>Decay</source>
   <translation>Затухание</translation>
  </message>
  <message>
   <source>Height and width where the network leaves them open; others keep their own. 64 by 64 by default.</source>
   <translation>Высота и ширина там, где сеть их не задаёт; у остальных они свои. Обычно 64 на 64.</translation>
  </message>
  <message>
   <source>How much each step changes a pixel on average, of 255: 0.001 to 100, 1 by default.</source>
   <translation>На сколько шаг в среднем меняет пиксель, из 255: от 0.001 до 100, обычно 1.</translation>
  </message>
  <message>
   <source>How often the picture is changed: 1 to 2000, 40 by default.</source>
   <translation>Сколько раз картинка меняется: от 1 до 2000, обычно 40.</translation>
  </message>
  <message>
   <source>Jitter</source>
   <translation>Сдвиг</translation>
  </message>
  <message>
   <source>Moved at random, faded and smoothed at each step: fewer fine patterns</source>
   <translation>На каждом шаге картинка случайно сдвигается, бледнеет и сглаживается: меньше мелкой ряби</translation>
  </message>
  <message>
   <source>Picture size</source>
   <translation>Размер картинки</translation>
  </message>
  <message>
   <source>Robust</source>
   <translation>Устойчиво</translation>
  </message>
  <message>
   <source>Seed of the start</source>
   <translation>Зерно начала</translation>
  </message>
  <message>
   <source>Smoothing</source>
   <translation>Сглаживание</translation>
  </message>
  <message>
   <source>Step size</source>
   <translation>Размер шага</translation>
  </message>
  <message>
   <source>Steps</source>
   <translation>Шаги</translation>
  </message>
  <message>
   <source>The length of a step that takes differences of neighbours away (total variation): 0 to 10, 0 (off) by default.</source>
   <translation>Длина шага, который убирает разницу соседних пикселей (полную вариацию): от 0 до 10, обычно 0 (выключено).</translation>
  </message>
  <message>
   <source>The most pixels that the picture is moved by before each step: 0 to 64, 0 (off) by default.</source>
   <translation>На сколько пикселей, самое большее, картинка сдвигается перед каждым шагом: от 0 до 64, обычно 0 (выключено).</translation>
  </message>
  <message>
   <source>The number that the noise of the start is drawn from: 0 or more, 0 by default.</source>
   <translation>Число, из которого берётся начальный шум: от 0, обычно 0.</translation>
  </message>
  <message>
   <source>The share of each pixel that fades to grey at each step: 0 to 1, 0 (off) by default.</source>
   <translation>Какая доля пикселя на каждом шаге уходит в серое: от 0 до 1, обычно 0 (выключено).</translation>
  </message>
 </context>
 <context>
  <name>CloudView</name>
  <message>
   <source>Arrow keys move or turn the map, + and - zoom, 0 shows everything.</source>
   <translation>Стрелки двигают или поворачивают карту, + и - меняют масштаб, 0 показывает всё.</translation>
  </message>
  <message>
   <source>Map</source>
   <translation>Карта</translation>
  </message>
 </context>
 <context>
  <name>ColourBar</name>
  <message>
   <source>Colours from {0} to {1}</source>
   <translation>Цвета от {0} до {1}</translation>
  </message>
 </context>
 <context>
  <name>ColumnsModel</name>
  <message>
   <source>Column</source>
   <translation>Столбец</translation>
  </message>
  <message>
   <source>Ignore</source>
   <translation>Пропустить</translation>
  </message>
  <message>
   <source>Input</source>
   <translation>Вход</translation>
  </message>
  <message>
   <source>Kind</source>
   <translation>Тип</translation>
  </message>
  <message>
   <source>Missing</source>
   <translation>Пропуски</translation>
  </message>
  <message>
   <source>Role</source>
   <translation>Роль</translation>
  </message>
  <message>
   <source>Sample weight</source>
   <translation>Вес примера</translation>
  </message>
  <message>
   <source>Target</source>
   <translation>Цель</translation>
  </message>
  <message>
   <source>Values</source>
   <translation>Значения</translation>
  </message>
  <message>
   <source>empty</source>
   <translation>пусто</translation>
  </message>
  <message>
   <source>number</source>
   <translation>число</translation>
  </message>
  <message>
   <source>text</source>
   <translation>текст</translation>
  </message>
  <message>
   <source>text, as {0} columns of 0 and 1</source>
   <translation>текст, столбцы из 0 и 1: {0}</translation>
  </message>
  <message>
   <source>whole number</source>
   <translation>целое число</translation>
  </message>
  <message>
   <source>yes or no</source>
   <translation>да или нет</translation>
  </message>
  <message>
   <source>{0} and {1} more</source>
   <translation>{0} и ещё {1}</translation>
  </message>
  <message>
   <source>{0} to {1}</source>
   <translation>от {0} до {1}</translation>
  </message>
 </context>
 <context>
  <name>CommandPalette</name>
  <message>
   <source>Command palette</source>
   <translation>Палитра команд</translation>
  </message>
 </context>
 <context>
  <name>Computation</name>
  <message>
   <source>= product</source>
   <translation>= произв.</translation>
  </message>
  <message>
   <source>A function of the input alone.</source>
   <translation>Функция одного только входа.</translation>
  </message>
  <message>
   <source>A layer of this kind computes in several steps, and no single sum makes this value. Below stands how much each input changes it: its derivative, and input times derivative.</source>
   <translation>Слой такого вида вычисляет в несколько шагов, и одной суммы, которая даёт это значение, нет. Ниже показано, насколько его меняет каждый вход: производная и вход, умноженный на производную.</translation>
  </message>
  <message>
   <source>A row of the table of weights, chosen by the input.</source>
   <translation>Строка таблицы весов, которую выбирает вход.</translation>
  </message>
  <message>
   <source>Checked: added again in double precision, {0}; the network gave {1}, {2} units of rounding apart.</source>
   <translation>Проверено: сложено заново с двойной точностью, {0}; сеть дала {1}, расхождение в единицах округления: {2}.</translation>
  </message>
  <message>
   <source>Derivative ∂y/∂x</source>
   <translation>Производная ∂y/∂x</translation>
  </message>
  <message>
   <source>Each input is multiplied by its weight, and all are added.</source>
   <translation>Каждый вход умножается на свой вес, и всё складывается.</translation>
  </message>
  <message>
   <source>If this value grows a little, the score changes ∂S/∂y times as much.</source>
   <translation>Если это значение немного вырастет, оценка изменится на ∂S/∂y от его прироста.</translation>
  </message>
  <message>
   <source>If this value grows a little, the score changes ∂S/∂y times as much. By the chain rule ∂S/∂x = w · ∂S/∂Σ for each input, and ∂S/∂w = x · ∂S/∂Σ for each weight.</source>
   <translation>Если это значение немного вырастет, оценка изменится на ∂S/∂y от его прироста. По цепному правилу ∂S/∂x = w · ∂S/∂Σ для каждого входа и ∂S/∂w = x · ∂S/∂Σ для каждого веса.</translation>
  </message>
  <message>
   <source>If this value grows a little, the score changes ∂S/∂y times as much. By the chain rule ∂S/∂x = ∂y/∂x · ∂S/∂y for each input.</source>
   <translation>Если это значение немного вырастет, оценка изменится на ∂S/∂y от его прироста. По цепному правилу ∂S/∂x = ∂y/∂x · ∂S/∂y для каждого входа.</translation>
  </message>
  <message>
   <source>Input x</source>
   <translation>Вход x</translation>
  </message>
  <message>
   <source>It is taken before {0}, so that it is a sum Σ itself.</source>
   <translation>Она берётся до {0}, то есть сама является суммой Σ.</translation>
  </message>
  <message>
   <source>The exponential of one input, over the sum of those of its row.</source>
   <translation>Экспонента одного входа, делённая на сумму экспонент его строки.</translation>
  </message>
  <message>
   <source>The input less the running mean, over the root of the running variance plus epsilon; times gamma, plus beta. While training, mean and variance are those of the batch.</source>
   <translation>Вход минус скользящее среднее, делённый на корень из суммы скользящей дисперсии и epsilon; умножается на gamma, прибавляется beta. Во время обучения среднее и дисперсия берутся по пакету.</translation>
  </message>
  <message>
   <source>The input times a scale, plus an offset.</source>
   <translation>Вход, умноженный на масштаб, плюс сдвиг.</translation>
  </message>
  <message>
   <source>The inputs are added.</source>
   <translation>Входы складываются.</translation>
  </message>
  <message>
   <source>The inputs are multiplied with one another.</source>
   <translation>Входы перемножаются.</translation>
  </message>
  <message>
   <source>The largest input is taken; of equal ones the first.</source>
   <translation>Берётся наибольший вход; из равных первый.</translation>
  </message>
  <message>
   <source>The mean of the inputs: each has the same weight.</source>
   <translation>Среднее входов: у каждого один и тот же вес.</translation>
  </message>
  <message>
   <source>The network gives no score of a class that could be followed back here.</source>
   <translation>Сеть не даёт оценки класса, от которой можно было бы пройти назад.</translation>
  </message>
  <message>
   <source>The score S is that of '{0}': {1}.</source>
   <translation>Оценка S класса «{0}»: {1}.</translation>
  </message>
  <message>
   <source>The score S is the answer of the network: {0}.</source>
   <translation>Оценка S — это ответ сети: {0}.</translation>
  </message>
  <message>
   <source>The smallest input is taken; of equal ones the first.</source>
   <translation>Берётся наименьший вход; из равных первый.</translation>
  </message>
  <message>
   <source>The terms give {0}, but the network gave {1}: {2} units of rounding apart, more than the order of adding explains.</source>
   <translation>Слагаемые дают {0}, а сеть дала {1}: расхождение в единицах округления {2}, больше, чем объясняет порядок сложения.</translation>
  </message>
  <message>
   <source>The value comes from another place, as it is.</source>
   <translation>Значение без изменений взято из другого места.</translation>
  </message>
  <message>
   <source>The value comes from the data, as the network takes it.</source>
   <translation>Значение взято из данных в том виде, в каком его получает сеть.</translation>
  </message>
  <message>
   <source>The value goes through unchanged: this layer does something while training only.</source>
   <translation>Значение проходит без изменений: этот слой действует только во время обучения.</translation>
  </message>
  <message>
   <source>This value does not change it: nothing leads from here to the score, or what follows passes no gradient on.</source>
   <translation>Это значение её не меняет: отсюда к оценке ничего не ведёт, или то, что следует дальше, не пропускает градиент.</translation>
  </message>
  <message>
   <source>channel {0}</source>
   <translation>канал {0}</translation>
  </message>
  <message>
   <source>padding</source>
   <translation>поле вокруг</translation>
  </message>
  <message>
   <source>row {0}, column {1}, channel {2}</source>
   <translation>строка {0}, столбец {1}, канал {2}</translation>
  </message>
  <message>
   <source>step {0}, unit {1}</source>
   <translation>шаг {0}, нейрон {1}</translation>
  </message>
  <message>
   <source>unit {0}</source>
   <translation>нейрон {0}</translation>
  </message>
  <message>
   <source>x · ∂y/∂x</source>
   <translation>x · ∂y/∂x</translation>
  </message>
  <message>
   <source>× weight w</source>
   <translation>× вес w</translation>
  </message>
  <message>
   <source>∂S/∂w</source>
   <translation>∂S/∂w</translation>
  </message>
  <message>
   <source>∂S/∂x</source>
   <translation>∂S/∂x</translation>
  </message>
 </context>
 <context>
  <name>ComputationView</name>
  <message>
   <source>After softmax</source>
   <translation>После softmax</translation>
  </message>
  <message>
   <source>Backward</source>
   <translation>Назад</translation>
  </message>
  <message>
   <source>Before softmax</source>
   <translation>До softmax</translation>
  </message>
  <message>
   <source>Class</source>
   <translation>Класс</translation>
  </message>
  <message>
   <source>Forward</source>
   <translation>Вперёд</translation>
  </message>
  <message>
   <source>Score</source>
   <translation>Оценка</translation>
  </message>
  <message>
   <source>Show more</source>
   <translation>Показать ещё</translation>
  </message>
  <message>
   <source>Show more terms, the next largest ones</source>
   <translation>Показать ещё несколько слагаемых, следующих по величине</translation>
  </message>
  <message>
   <source>The class whose score is followed back</source>
   <translation>Класс, от оценки которого идём назад</translation>
  </message>
  <message>
   <source>The other {0} add less.</source>
   <translation>Остальные ({0}) добавляют меньше.</translation>
  </message>
  <message>
   <source>The other {0} add {1} together.</source>
   <translation>Остальные ({0}) вместе дают {1}.</translation>
  </message>
  <message>
   <source>The row that the function looks at</source>
   <translation>Строка, на которую смотрит функция</translation>
  </message>
  <message>
   <source>The row: exponentials exp(Σ − largest Σ) that softmax divides by their sum</source>
   <translation>Строка: экспоненты exp(Σ − наибольшая Σ), которые softmax делит на их сумму</translation>
  </message>
  <message>
   <source>The value looked at before (Alt+Left)</source>
   <translation>Значение, которое показывалось до этого (Alt+Left)</translation>
  </message>
  <message>
   <source>The value that you came back from (Alt+Right)</source>
   <translation>Значение, от которого вы вернулись (Alt+Right)</translation>
  </message>
  <message>
   <source>What the value has to do with the score of a class</source>
   <translation>Как значение связано с оценкой класса</translation>
  </message>
  <message>
   <source>What the value is made of</source>
   <translation>Из чего складывается значение</translation>
  </message>
  <message>
   <source>Which number of the class is followed back: the one before softmax or sigmoid, which is the default, or the probability after it</source>
   <translation>От какого числа класса идём назад: до softmax или sigmoid (по умолчанию) или от вероятности после них</translation>
  </message>
  <message>
   <source>{0} of '{1}'</source>
   <translation>{0} из «{1}»</translation>
  </message>
 </context>
 <context>
  <name>ConfusionMatrix</name>
  <message>
   <source>Confusion matrix</source>
   <translation>Матрица ошибок</translation>
  </message>
  <message>
   <source>Predicted class</source>
   <translation>Предсказанный класс</translation>
  </message>
  <message>
   <source>True class</source>
   <translation>Истинный класс</translation>
  </message>
  <message>
   <source>{0} taken for {1}: {2} of {3} ({4} %)</source>
   <translation>{0} приняты за {1}: {2} из {3} ({4} %)</translation>
  </message>
 </context>
 <context>
  <name>CountBars</name>
  <message>
   <source>Samples of each class</source>
   <translation>Образцы каждого класса</translation>
  </message>
 </context>
 <context>
  <name>CurveBar</name>
  <message>
   <source>Batches</source>
   <translation>Пакеты</translation>
  </message>
  <message>
   <source>Drawing (SVG)...</source>
   <translation>Рисунок (SVG)...</translation>
  </message>
  <message>
   <source>Epochs</source>
   <translation>Эпохи</translation>
  </message>
  <message>
   <source>Log</source>
   <translation>Лог.</translation>
  </message>
  <message>
   <source>Logarithmic vertical axis</source>
   <translation>Логарифмическая вертикальная ось</translation>
  </message>
  <message>
   <source>Numbers (CSV)...</source>
   <translation>Числа (CSV)...</translation>
  </message>
  <message>
   <source>One point for every batch</source>
   <translation>Одна точка на каждый пакет</translation>
  </message>
  <message>
   <source>One point for every epoch</source>
   <translation>Одна точка на каждую эпоху</translation>
  </message>
  <message>
   <source>Picture (PNG)...</source>
   <translation>Картинка (PNG)...</translation>
  </message>
  <message>
   <source>Save the plot</source>
   <translation>Сохранить график</translation>
  </message>
  <message>
   <source>Save the plot as a picture or as numbers</source>
   <translation>Сохранить график картинкой или числами</translation>
  </message>
  <message>
   <source>Show everything</source>
   <translation>Показать всё</translation>
  </message>
  <message>
   <source>Show everything (double-click in the plot)</source>
   <translation>Показать всё (двойной щелчок по графику)</translation>
  </message>
  <message>
   <source>Smoothing</source>
   <translation>Сглаживание</translation>
  </message>
  <message>
   <source>Weight of the past in the moving average, from 0 (off) to 0.998. The measured curve stays pale behind it.</source>
   <translation>Вес прошлого в скользящем среднем: от 0 (выключено) до 0.998. Измеренная кривая остаётся бледной позади.</translation>
  </message>
 </context>
 <context>
  <name>CurvePage</name>
  <message>
   <source>A curve compares a class with all others, but this part has only one class, or the network gives no numbers.</source>
   <translation>Кривая сравнивает класс со всеми остальными, но в этой части только один класс или сеть не даёт чисел.</translation>
  </message>
  <message>
   <source>All classes</source>
   <translation>Все классы</translation>
  </message>
  <message>
   <source>Area under the ROC curve</source>
   <translation>Площадь под ROC-кривой</translation>
  </message>
  <message>
   <source>Average precision</source>
   <translation>Средняя точность</translation>
  </message>
  <message>
   <source>Drawn are the {0} curves with the smallest areas.</source>
   <translation>Показаны {0} кривых с наименьшими площадями.</translation>
  </message>
  <message>
   <source>Mean area {0}; 1 is best, 0.5 is guessing (dashed).</source>
   <translation>Средняя площадь {0}; 1 — лучше всего, 0.5 — угадывание (пунктир).</translation>
  </message>
  <message>
   <source>Mean of the average precisions {0}; 1 is best.</source>
   <translation>Среднее средних точностей {0}; 1 — лучше всего.</translation>
  </message>
  <message>
   <source>Most probable samples of {0}</source>
   <translation>Самые вероятные образцы класса {0}</translation>
  </message>
  <message>
   <source>Samples told to be {0} with a probability near {1}</source>
   <translation>Образцы с вероятностью класса {0} около {1}</translation>
  </message>
  <message>
   <source>The class whose curve stands out</source>
   <translation>Класс, кривая которого выделена</translation>
  </message>
  <message>
   <source>{0}: area {1}. A click brings its curve to the front.</source>
   <translation>{0}: площадь {1}. Щелчок выделит кривую.</translation>
  </message>
  <message>
   <source>{0}: this part lacks samples of the class, or of others</source>
   <translation>{0}: в этой части нет образцов этого класса или остальных</translation>
  </message>
 </context>
 <context>
  <name>CurvePlot</name>
  <message>
   <source>Batch</source>
   <translation>Пакет</translation>
  </message>
  <message>
   <source>Batch {0}</source>
   <translation>Пакет {0}</translation>
  </message>
  <message>
   <source>Epoch</source>
   <translation>Эпоха</translation>
  </message>
  <message>
   <source>Epoch {0}</source>
   <translation>Эпоха {0}</translation>
  </message>
  <message>
   <source>Latest</source>
   <translation>Последнее</translation>
  </message>
  <message>
   <source>Legend</source>
   <translation>Легенда</translation>
  </message>
  <message>
   <source>Plot of {0}</source>
   <translation>График: {0}</translation>
  </message>
  <message>
   <source>Take '{0}' off the plot</source>
   <translation>Убрать «{0}» с графика</translation>
  </message>
 </context>
 <context>
  <name>CurvesPanel</name>
  <message>
   <source>Curves</source>
   <translation>Кривые</translation>
  </message>
  <message>
   <source>Nothing has been trained yet</source>
   <translation>Ещё ничего не обучено</translation>
  </message>
  <message>
   <source>Set the learning rate to {0}</source>
   <translation>Задать скорость обучения {0}</translation>
  </message>
  <message>
   <source>Start training</source>
   <translation>Начать обучение</translation>
  </message>
  <message>
   <source>Take {0} off the plots</source>
   <translation>Убрать «{0}» с графиков</translation>
  </message>
  <message>
   <source>Train the network on the data (F5)</source>
   <translation>Обучить сеть на данных (F5)</translation>
  </message>
  <message>
   <source>Weights and flows</source>
   <translation>Веса и потоки</translation>
  </message>
  <message>
   <source>What is shown of the runs</source>
   <translation>Что показано о запусках</translation>
  </message>
  <message>
   <source>{0} (diverged)</source>
   <translation>{0} (расходится)</translation>
  </message>
 </context>
 <context>
  <name>DataPanel</name>
  <message>
   <source>Choose data to learn from, or drop a table, a folder of pictures or MNIST files here.</source>
   <translation>Выберите данные для обучения или бросьте сюда таблицу, папку с картинками или файлы MNIST.</translation>
  </message>
  <message>
   <source>Choose data...</source>
   <translation>Выбрать данные...</translation>
  </message>
  <message>
   <source>Choose {0}</source>
   <translation>Выбор: {0}</translation>
  </message>
  <message>
   <source>Classes</source>
   <translation>Классы</translation>
  </message>
  <message>
   <source>Data</source>
   <translation>Данные</translation>
  </message>
  <message>
   <source>Histogram of values</source>
   <translation>Гистограмма значений</translation>
  </message>
  <message>
   <source>Left out or changed: {0}</source>
   <translation>Пропущено или изменено: {0}</translation>
  </message>
  <message>
   <source>Mean images</source>
   <translation>Средние изображения</translation>
  </message>
  <message>
   <source>Points</source>
   <translation>Точки</translation>
  </message>
  <message>
   <source>Preparation</source>
   <translation>Подготовка</translation>
  </message>
  <message>
   <source>Samples</source>
   <translation>Образцы</translation>
  </message>
  <message>
   <source>Split</source>
   <translation>Разбиение</translation>
  </message>
  <message>
   <source>Table</source>
   <translation>Таблица</translation>
  </message>
 </context>
 <context>
  <name>DataWords</name>
  <message>
   <source>Built in</source>
   <translation>Встроенные</translation>
  </message>
  <message>
   <source>Colour images, {0} × {1} pixels · classes: {2}</source>
   <translation>Цветные, {0} × {1} пикс. · классов: {2}</translation>
  </message>
  <message>
   <source>Downloaded, kept in the cache</source>
   <translation>Скачаны, хранятся в кэше</translation>
  </message>
  <message>
   <source>Grey images, {0} × {1} pixels · classes: {2}</source>
   <translation>Серые, {0} × {1} пикс. · классов: {2}</translation>
  </message>
  <message>
   <source>Inputs: {0} · classes: {1}</source>
   <translation>Входов: {0} · классов: {1}</translation>
  </message>
  <message>
   <source>Inputs: {0} · values to predict: {1}</source>
   <translation>Входов: {0} · предсказываемых величин: {1}</translation>
  </message>
  <message>
   <source>Made from a formula</source>
   <translation>Созданы по формуле</translation>
  </message>
  <message>
   <source>Points in a plane · classes: {1}</source>
   <translation>Точки на плоскости · классов: {1}</translation>
  </message>
  <message>
   <source>Read from {0}</source>
   <translation>Прочитаны из {0}</translation>
  </message>
 </context>
 <context>
  <name>DifferenceSheet</name>
  <message>
   <source>In what the two runs differ</source>
   <translation>Чем различаются два запуска</translation>
  </message>
  <message>
   <source>Setting</source>
   <translation>Параметр</translation>
  </message>
  <message>
   <source>The two runs have the same data, network and settings.</source>
   <translation>У обоих запусков одинаковые данные, сеть и настройки.</translation>
  </message>
 </context>
 <context>
  <name>DownloadPage</name>
  <message>
   <source>Downloaded already: {0} in the cache.</source>
   <translation>Уже скачано: {0} в кэше.</translation>
  </message>
  <message>
   <source>Size: {0}</source>
   <translation>Размер: {0}</translation>
  </message>
  <message>
   <source>This computer is offline: connect it to a network to download the data.</source>
   <translation>Этот компьютер не в сети: подключите его, чтобы скачать данные.</translation>
  </message>
  <message>
   <source>{0} of {1} are still to be downloaded.</source>
   <translation>Осталось скачать {0} из {1}.</translation>
  </message>
  <message>
   <source>{0} will be downloaded once, checked, and kept in the cache.</source>
   <translation>{0} скачаются один раз, будут сверены и останутся в кэше.</translation>
  </message>
 </context>
 <context>
  <name>DropArea</name>
  <message>
   <source>Choose...</source>
   <translation>Выбрать...</translation>
  </message>
  <message>
   <source>Drop files here</source>
   <translation>Бросьте файлы сюда</translation>
  </message>
 </context>
 <context>
  <name>EffectView</name>
  <message>
   <source>Accuracy by class, before and after</source>
   <translation>Точность по классам, до и после</translation>
  </message>
  <message>
   <source>Accuracy {0} % → {1} %</source>
   <translation>Точность {0} % → {1} %</translation>
  </message>
  <message>
   <source>Classes that change most</source>
   <translation>Классы, которые меняются сильнее всего</translation>
  </message>
  <message>
   <source>Loss {0} → {1}</source>
   <translation>Потери {0} → {1}</translation>
  </message>
  <message>
   <source>On {0} samples for testing: as learned → with all changes</source>
   <translation>На тестовых образцах ({0}): как выучено → со всеми изменениями</translation>
  </message>
  <message>
   <source>On {0} samples for training: as learned → with all changes</source>
   <translation>На обучающих образцах ({0}): как выучено → со всеми изменениями</translation>
  </message>
  <message>
   <source>On {0} samples for validation: as learned → with all changes</source>
   <translation>На проверочных образцах ({0}): как выучено → со всеми изменениями</translation>
  </message>
 </context>
 <context>
  <name>EngineError</name>
  <message>
   <source>'{callback}' watches '{monitor}', but training reports only {available}. Choose one of these, or turn validation on.</source>
   <translation>{callback} следит за «{monitor}», но обучение сообщает только {available}. Выберите одно из этого или включите проверку.</translation>
  </message>
  <message>
   <source>'{file}' cannot be downloaded ({reason}). Check the network connection and try again, or get the file in another way and open it with 'Files'.</source>
   <translation>Не удаётся скачать «{file}» ({reason}). Проверьте подключение и попробуйте снова или получите файл другим путём и откройте его через «Файлы и папки».</translation>
  </message>
  <message>
   <source>'{file}' cannot be downloaded ({reason}). Check the network connection and try again: what is there already is kept. Or choose a file that you have.</source>
   <translation>«{file}» не удаётся загрузить ({reason}). Проверьте подключение к сети и попробуйте ещё раз: уже загруженное сохраняется. Или выберите свой файл.</translation>
  </message>
  <message>
   <source>'{file}' is not the file that Keras publishes (its {algorithm} begins with {actual}, not {expected}): it may be damaged, and was not taken. Try again, or choose a file that you have.</source>
   <translation>«{file}» — не тот файл, который публикует Keras (его {algorithm} начинается с {actual}, а не с {expected}): возможно, он повреждён, и он не взят. Попробуйте ещё раз или выберите свой файл.</translation>
  </message>
  <message>
   <source>'{file}' is not the file that is known (its SHA-256 begins with {actual}, not {expected}): it may be damaged or newer. Try again, or allow unknown files to use it.</source>
   <translation>«{file}» отличается от известного файла (его SHA-256 начинается с {actual}, а не с {expected}): он повреждён или новее. Попробуйте снова или разрешите неизвестные файлы, чтобы его взять.</translation>
  </message>
  <message>
   <source>'{function}' at column {column} of the formula of '{node}' cannot use the axis {actual}: the values have the axes 1 to {maximum}, where 0 is the batch.</source>
   <translation>«{function}» в столбце {column} формулы слоя «{node}» не может взять ось {actual}: у значений есть оси от 1 до {maximum}, а 0 — ось пакета.</translation>
  </message>
  <message>
   <source>'{function}' at column {column} of the formula takes {expected} argument(s), but is given {actual}.</source>
   <translation>«{function}» в столбце {column} формулы принимает аргументов: {expected}, а задано: {actual}.</translation>
  </message>
  <message>
   <source>'{name}' cannot be the name of a layer: use 1 to {maximum} characters without '/' and line breaks.</source>
   <translation>«{name}» не годится как имя слоя: нужно от 1 до {maximum} знаков без «/» и переносов строки.</translation>
  </message>
  <message>
   <source>'{name}' cannot be written here, so it is shown for reading only. Use 'Send a copy' to save it in a folder of yours.</source>
   <translation>Здесь нельзя записывать «{name}», поэтому проект открыт только для чтения. Сохраните его в своей папке командой «Отправить копию».</translation>
  </message>
  <message>
   <source>'{name}' cannot be written in '{folder}' (code {code}). Choose another folder, or free some space on the disk.</source>
   <translation>Не удаётся записать «{name}» в «{folder}» (код {code}). Выберите другую папку или освободите место на диске.</translation>
  </message>
  <message>
   <source>'{name}' cannot be written in the folder '{folder}'. Choose another folder.</source>
   <translation>Не удаётся записать «{name}» в папку «{folder}». Выберите другую папку.</translation>
  </message>
  <message>
   <source>'{name}' cannot be written: the folder '{folder}' is not there, or you may not write in it. Choose another folder.</source>
   <translation>Не удаётся записать «{name}»: папки «{folder}» нет или в неё нельзя писать. Выберите другую папку.</translation>
  </message>
  <message>
   <source>'{name}' contains {objects}, which Lamina did not write, and is not opened for safety. Use 'Rescue' to copy only what is Lamina's into a new project.</source>
   <translation>В «{name}» есть {objects}: это записано не программой Lamina, поэтому файл не открыт. «Спасение» скопирует в новый проект только то, что принадлежит Lamina.</translation>
  </message>
  <message>
   <source>'{name}' holds only weights, not what the layers are. Save the whole model in Keras with model.save('name.keras').</source>
   <translation>В «{name}» только веса, но не сами слои. Сохраните в Keras всю модель: model.save('name.keras').</translation>
  </message>
  <message>
   <source>'{name}' in '{folder}' may not be read by you. Ask its owner for permission.</source>
   <translation>Вам нельзя читать «{name}» в «{folder}». Попросите разрешение у владельца.</translation>
  </message>
  <message>
   <source>'{name}' is already open in this window.</source>
   <translation>«{name}» уже открыт в этом окне.</translation>
  </message>
  <message>
   <source>'{name}' is being written to another file. Wait until that is done, and try again.</source>
   <translation>«{name}» записывается в другой файл. Дождитесь конца и попробуйте снова.</translation>
  </message>
  <message>
   <source>'{name}' is damaged (at: {where}). Use 'Rescue' to copy everything that is still readable into a new project.</source>
   <translation>«{name}» повреждён (место: {where}). «Спасение» скопирует в новый проект всё, что ещё читается.</translation>
  </message>
  <message>
   <source>'{name}' is no longer in '{folder}': it was moved, renamed or deleted while open. Put it back, or use 'Send a copy' to save your work under a new name.</source>
   <translation>«{name}» больше не лежит в «{folder}»: его переместили, переименовали или удалили, пока он был открыт. Верните его на место или сохраните работу под новым именем командой «Отправить копию».</translation>
  </message>
  <message>
   <source>'{name}' is not a Lamina project. Choose a file that ends in .lamina.</source>
   <translation>«{name}» — не проект Lamina. Выберите файл с окончанием .lamina.</translation>
  </message>
  <message>
   <source>'{name}' is not a model of Keras. Choose a .keras file, or an .h5 file with a whole model.</source>
   <translation>«{name}» — не модель Keras. Выберите файл .keras или файл .h5 с целой моделью.</translation>
  </message>
  <message>
   <source>'{name}' is not opened for safety: it holds '{member}' where a model of Keras has something else, or holds it twice.</source>
   <translation>«{name}» не открыт ради безопасности: на месте «{member}» в нём не то, что бывает в модели Keras, или оно встречается дважды.</translation>
  </message>
  <message>
   <source>'{name}' is not opened for safety: its layer '{layer}' ({kind}) is a program, and Lamina never runs programs of files.</source>
   <translation>«{name}» не открыт ради безопасности: слой «{layer}» ({kind}) — программа, а Lamina никогда не выполняет программы из файлов.</translation>
  </message>
  <message>
   <source>'{name}' is open in another Lamina, so it is shown here for reading only. Close it there, or use 'Send a copy' to work on a copy.</source>
   <translation>«{name}» открыт в другом окне Lamina, поэтому здесь он только для чтения. Закройте его там или работайте с копией: «Отправить копию».</translation>
  </message>
  <message>
   <source>'{name}' was written by a newer Lamina (format {actual}; this one reads up to {expected}). Update Lamina to open it.</source>
   <translation>«{name}» записан более новой Lamina (формат {actual}; эта читает до {expected}). Обновите Lamina, чтобы открыть его.</translation>
  </message>
  <message>
   <source>'{name}' was written by an older Lamina (format {actual}) and must be updated once, but cannot be written here. Copy it to a folder of yours and open the copy.</source>
   <translation>«{name}» записан более старой Lamina (формат {actual}), и его нужно один раз обновить, но записывать здесь нельзя. Скопируйте его в свою папку и откройте копию.</translation>
  </message>
  <message>
   <source>'{node}' cuts off {cropping} and leaves nothing of {actual}. Cut off less, or put fewer poolings before it.</source>
   <translation>«{node}» отрезает {cropping}, и от {actual} ничего не остаётся. Отрезайте меньше или уберите часть пулинга перед этим слоем.</translation>
  </message>
  <message>
   <source>'{node}' divides channels into {groups} groups, but receives {actual} channels. Choose a number of groups that divides them.</source>
   <translation>«{node}» делит каналы на группы ({groups}), а приходит каналов: {actual}. Выберите число групп, на которое оно делится.</translation>
  </message>
  <message>
   <source>'{node}' gives values that are infinite or no numbers, which have no place on a map. Choose another layer, or train again with a smaller learning rate.</source>
   <translation>«{node}» даёт бесконечные значения или не числа, а им на карте нет места. Выберите другой слой или обучите заново с меньшей скоростью обучения.</translation>
  </message>
  <message>
   <source>'{node}' gives {actual}, but a heat map needs (height, width, channels). Choose a convolution or a pooling.</source>
   <translation>«{node}» даёт {actual}, а тепловой карте нужны (высота, ширина, каналы). Выберите свёртку или пулинг.</translation>
  </message>
  <message>
   <source>'{node}' gives {actual}, but steps are explained of sequences (steps, features). Choose a network for sequences.</source>
   <translation>«{node}» даёт {actual}, а шаги объясняются у последовательностей (шаги, признаки). Выберите сеть для последовательностей.</translation>
  </message>
  <message>
   <source>'{node}' gives {actual}: it has neither filters nor units that a picture could excite. Choose a convolution or a Dense layer behind images.</source>
   <translation>«{node}» даёт {actual}: у него нет ни фильтров, ни нейронов, которые могла бы возбудить картинка. Выберите свёртку или слой Dense за изображениями.</translation>
  </message>
  <message>
   <source>'{node}' has a window of {window} steps, but receives only {actual}. Use a smaller window, padding 'same', or longer sequences.</source>
   <translation>Окно слоя «{node}» — {window} шагов, а на входе только {actual}. Уменьшите окно, задайте padding 'same' или возьмите последовательности длиннее.</translation>
  </message>
  <message>
   <source>'{node}' has a window of {window}, but receives only {actual} pixels. Use a smaller window, padding 'same', or fewer poolings before it.</source>
   <translation>Окно слоя «{node}» — {window}, а на входе только {actual} пикс. Уменьшите окно, задайте padding 'same' или уберите часть пулинга перед ним.</translation>
  </message>
  <message>
   <source>'{node}' has no filter or unit {unit}: it has {count}, counted from 0.</source>
   <translation>У «{node}» нет фильтра или нейрона {unit}: их {count}, счёт с 0.</translation>
  </message>
  <message>
   <source>'{node}' has no kernels to show. Choose a convolution.</source>
   <translation>У «{node}» нет ядер, которые можно показать. Выберите свёртку.</translation>
  </message>
  <message>
   <source>'{node}' has no matrix of weights to show. Choose a Dense layer.</source>
   <translation>У «{node}» нет матрицы весов, которую можно показать. Выберите слой Dense.</translation>
  </message>
  <message>
   <source>'{node}' has no value at {place}: it gives {actual}, counted from 0.</source>
   <translation>У «{node}» нет значения в месте {place}: слой даёт {actual}, счёт с 0.</translation>
  </message>
  <message>
   <source>'{node}' has {actual} on a single unit, which always gives 1. With the loss '{loss}' it needs {expected}.</source>
   <translation>У «{node}» {actual} на единственном нейроне, а это всегда 1. С потерями «{loss}» нужна функция {expected}.</translation>
  </message>
  <message>
   <source>'{node}' has {groups} groups, but receives {channels} channels, which do not make equal groups. Choose a number of groups that divides {channels}.</source>
   <translation>Групп у «{node}»: {groups}, а приходит каналов: {channels}; равных групп не выходит. Выберите число групп, на которое делится {channels}.</translation>
  </message>
  <message>
   <source>'{node}' keeps no weights that belong to its filters or units one by one. Choose a convolution, a Dense layer or a recurrent one.</source>
   <translation>У «{node}» нет весов, которые принадлежали бы отдельным фильтрам или нейронам. Выберите свёртку, слой Dense или рекуррентный слой.</translation>
  </message>
  <message>
   <source>'{node}' looks at {actual}, but a picture of what excites it needs one input of (height, width, 1 or 3 channels).</source>
   <translation>«{node}» смотрит на {actual}, а картинке того, что его возбуждает, нужен один вход вида (высота, ширина, 1 или 3 канала).</translation>
  </message>
  <message>
   <source>'{node}' merges branches of different shapes, which part at axis {axis}: {branches}. Make these sizes equal, for example with the same settings in all branches.</source>
   <translation>«{node}» сливает ветви разной формы, они расходятся на оси {axis}: {branches}. Сделайте эти размеры равными, например одинаковыми параметрами во всех ветвях.</translation>
  </message>
  <message>
   <source>'{node}' multiplies along axes {axes}, which have the sizes {sizes}: {branches}. Choose other axes, or make these sizes equal.</source>
   <translation>«{node}» перемножает вдоль осей {axes}, а их размеры — {sizes}: {branches}. Выберите другие оси или сделайте эти размеры равными.</translation>
  </message>
  <message>
   <source>'{node}' needs an input of shape {expected}, but receives {actual}.</source>
   <translation>Слою «{node}» нужен вход формы {expected}, а приходит {actual}.</translation>
  </message>
  <message>
   <source>'{node}' needs {expected} input(s), but has {actual}.</source>
   <translation>Слою «{node}» нужно входов: {expected}, а подключено: {actual}.</translation>
  </message>
  <message>
   <source>'{node}' puts branches side by side that have different numbers of axes: {branches}. Flatten or reshape some of them first.</source>
   <translation>«{node}» ставит рядом ветви с разным числом осей: {branches}. Сначала примените к некоторым Flatten или Reshape.</translation>
  </message>
  <message>
   <source>'{node}' takes whole numbers, such as words, between which there is nothing. A plane needs images or measured values.</source>
   <translation>«{node}» принимает целые числа, например слова, между которыми ничего нет. Для плоскости нужны изображения или измеренные величины.</translation>
  </message>
  <message>
   <source>'{node}' takes whole numbers, such as words, which have no gradient. Explain the steps of the sequence instead.</source>
   <translation>«{node}» принимает целые числа, например слова, а у них нет градиента. Объясняйте шаги последовательности.</translation>
  </message>
  <message>
   <source>'{node}' works along axis {axis}, but receives {actual}: axes are 1 to {last}, or -{last} to -1 from the end. Choose one of these.</source>
   <translation>«{node}» работает вдоль оси {axis}, а приходит {actual}: оси — от 1 до {last} или с конца от -{last} до -1. Выберите одну из них.</translation>
  </message>
  <message>
   <source>'{path}' cannot be read within {seconds} seconds. Leave it out, or save it again.</source>
   <translation>«{path}» не прочитать за {seconds} с. Уберите его или сохраните заново.</translation>
  </message>
  <message>
   <source>'{path}' cannot be read: its decoder crashed ({code}). Leave it out, or save it again.</source>
   <translation>«{path}» не прочитать: декодер завершился аварийно ({code}). Уберите файл или сохраните его заново.</translation>
  </message>
  <message>
   <source>'{path}' cannot be read: the system reports {code}. Copy it to another disk.</source>
   <translation>«{path}» не прочитать: система сообщает {code}. Скопируйте файл на другой диск.</translation>
  </message>
  <message>
   <source>'{path}' cannot be written: the system reports {code}. Free some space, or change its permissions.</source>
   <translation>Не удаётся записать «{path}»: система сообщает {code}. Освободите место или измените права доступа.</translation>
  </message>
  <message>
   <source>'{path}' has no sub-folders. Make one for each class, and move the pictures into them.</source>
   <translation>В «{path}» нет вложенных папок. Создайте по папке на каждый класс и разложите в них картинки.</translation>
  </message>
  <message>
   <source>'{path}' has {actual} axes instead of {expected}: images have 3, labels have 1. Perhaps the two files are exchanged.</source>
   <translation>В «{path}» число осей {actual} вместо {expected}: у изображений их 3, у меток 1. Возможно, файлы перепутаны.</translation>
  </message>
  <message>
   <source>'{path}' has {actual} columns; at most {limit} can be read. Check the separator.</source>
   <translation>В «{path}» столбцов: {actual}; прочитать можно не больше {limit}. Проверьте разделитель.</translation>
  </message>
  <message>
   <source>'{path}' has {actual} target columns, but classes come from one. Keep one target, or choose regression.</source>
   <translation>В «{path}» целевых столбцов: {actual}, но классы берутся из одного. Оставьте одну цель или выберите регрессию.</translation>
  </message>
  <message>
   <source>'{path}' has {actual} usable rows; at least {expected} are needed.</source>
   <translation>В «{path}» пригодных строк: {actual}; нужно не меньше {expected}.</translation>
  </message>
  <message>
   <source>'{path}' holds no samples. Choose another file.</source>
   <translation>В «{path}» нет образцов. Выберите другой файл.</translation>
  </message>
  <message>
   <source>'{path}' holds {actual} labels for {expected} images. Choose two files that belong together.</source>
   <translation>В «{path}» меток: {actual}, а изображений: {expected}. Выберите два файла от одного набора.</translation>
  </message>
  <message>
   <source>'{path}' is a damaged archive: it breaks off after {position} unpacked bytes. Copy or download it again.</source>
   <translation>«{path}» — повреждённый архив: он обрывается после {position} распакованных байтов. Скопируйте или скачайте его снова.</translation>
  </message>
  <message>
   <source>'{path}' is a damaged {format} picture ({kind}). Copy or save it again.</source>
   <translation>«{path}» — повреждённая картинка {format} ({kind}). Скопируйте или сохраните её заново.</translation>
  </message>
  <message>
   <source>'{path}' is empty. Copy or download it again.</source>
   <translation>«{path}» пуст. Скопируйте или скачайте его снова.</translation>
  </message>
  <message>
   <source>'{path}' is not a folder. Choose the folder that holds the data.</source>
   <translation>«{path}» — не папка. Выберите папку с данными.</translation>
  </message>
  <message>
   <source>'{path}' is not a picture of a known format. Save it as PNG or JPEG.</source>
   <translation>«{path}» — не картинка известного формата. Сохраните её как PNG или JPEG.</translation>
  </message>
  <message>
   <source>'{path}' is not an IDX file of bytes: it begins with {actual} instead of {expected}. Choose another file.</source>
   <translation>«{path}» — не файл IDX из байтов: он начинается с {actual} вместо {expected}. Выберите другой файл.</translation>
  </message>
  <message>
   <source>'{path}' is not an ordinary file. Choose a file.</source>
   <translation>«{path}» — не обычный файл. Выберите файл.</translation>
  </message>
  <message>
   <source>'{path}' is not there, or no longer. Choose it again.</source>
   <translation>«{path}» не найден или исчез. Выберите его снова.</translation>
  </message>
  <message>
   <source>'{path}' is one picture. Choose the folder that has one sub-folder of pictures for each class, or drop the picture on the panel 'Try'.</source>
   <translation>«{path}» — одна картинка. Выберите папку, где для каждого класса есть вложенная папка с картинками, или бросьте картинку на панель «Проба».</translation>
  </message>
  <message>
   <source>'{path}' may not be read by you. Change its permissions, or choose another.</source>
   <translation>Вам нельзя читать «{path}». Измените права доступа или выберите другой файл.</translation>
  </message>
  <message>
   <source>'{path}' should consist of records of {expected} bytes, but {actual} bytes are left over. Copy or download it again.</source>
   <translation>«{path}» должен состоять из записей по {expected} байт, но лишних байтов: {actual}. Скопируйте или скачайте его снова.</translation>
  </message>
  <message>
   <source>'{path}' should hold {expected} bytes, but holds {actual}. Copy or download it again.</source>
   <translation>В «{path}» должно быть {expected} байт, а в нём {actual}. Скопируйте или скачайте его снова.</translation>
  </message>
  <message>
   <source>'{setting}' and 'dilation_rate' ({actual}) cannot both be larger than 1. Set one of them to 1.</source>
   <translation>«{setting}» и «dilation_rate» ({actual}) не могут оба быть больше 1. Задайте одному из них 1.</translation>
  </message>
  <message>
   <source>'{setting}' cannot be used together with '{actual}'. Switch one of them off.</source>
   <translation>«{setting}» нельзя применять вместе с «{actual}». Выключите одно из двух.</translation>
  </message>
  <message>
   <source>'{wrapper}' needs {expected} inside, but holds '{actual}'.</source>
   <translation>Внутри «{wrapper}» нужно: {expected}, а там «{actual}».</translation>
  </message>
  <message>
   <source>A kernel was drawn for '{node}' with the shape {actual}, but those of the layer are {expected} now. Remove the change, or draw it again.</source>
   <translation>Для «{node}» нарисовано ядро размера {actual}, а ядра слоя теперь {expected}. Снимите это изменение или нарисуйте ядро заново.</translation>
  </message>
  <message>
   <source>A map needs at least {minimum} samples, but the part '{part}' has {actual}. Choose another part, or give it a larger share in the data panel.</source>
   <translation>Карте нужно не меньше {minimum} образцов, а в части «{part}» их {actual}. Выберите другую часть или увеличьте её долю на панели данных.</translation>
  </message>
  <message>
   <source>A map needs at least {minimum} words, but '{node}' knows {actual}. Choose another layer.</source>
   <translation>Для карты нужно не меньше {minimum} слов, а слой «{node}» знает {actual}. Выберите другой слой.</translation>
  </message>
  <message>
   <source>A probe of your own may take {most} kilobytes, but this one takes {actual}. Pin a sample of the data instead, which is not copied.</source>
   <translation>Собственная проба может занимать {most} килобайт, а эта занимает {actual}. Закрепите образец данных: он не копируется.</translation>
  </message>
  <message>
   <source>A quoted text near line {line} of '{path}' is not closed within {limit} characters. Close the quotation mark, or save the table again.</source>
   <translation>Текст в кавычках около строки {line} файла «{path}» не закрыт на протяжении {limit} знаков. Закройте кавычку или сохраните таблицу заново.</translation>
  </message>
  <message>
   <source>A sample counts at least 0, but the column '{column}' of sample weights holds {actual}. Correct it, or set its role to 'ignore'.</source>
   <translation>Вес примера не меньше 0, а в столбце весов «{column}» стоит {actual}. Исправьте его или назначьте столбцу роль «Пропустить».</translation>
  </message>
  <message>
   <source>A script cannot compute '{node}' ({kind}) yet. Export the network for Keras instead.</source>
   <translation>Сценарий пока не умеет вычислять «{node}» ({kind}). Экспортируйте сеть для Keras.</translation>
  </message>
  <message>
   <source>A script takes networks with one input and one output; this one has {inputs} and {outputs}. Export it for Keras.</source>
   <translation>В сценарий записываются сети с одним входом и одним выходом; у этой их {inputs} и {outputs}. Экспортируйте её для Keras.</translation>
  </message>
  <message>
   <source>A training is running already. Stop it first.</source>
   <translation>Обучение уже идёт. Сначала остановите его.</translation>
  </message>
  <message>
   <source>Cancelled.</source>
   <translation>Отменено.</translation>
  </message>
  <message>
   <source>Column {column} of the inputs holds values that are missing or infinite. Fill them in, leave out their rows, or set the column to 'ignore'.</source>
   <translation>Во входном столбце {column} есть пропущенные или бесконечные значения. Заполните их, уберите эти строки или назначьте столбцу роль «Пропустить».</translation>
  </message>
  <message>
   <source>Every weight in the column '{column}' is 0, so that nothing could be learned. Set its role to 'ignore'.</source>
   <translation>Все веса в столбце «{column}» равны 0, и учиться было бы не на чём. Назначьте ему роль «Пропустить».</translation>
  </message>
  <message>
   <source>JPEG keeps images of one or three channels; this one has {actual}.</source>
   <translation>JPEG хранит изображения с одним или тремя каналами, а здесь каналов {actual}.</translation>
  </message>
  <message>
   <source>Line {line} of '{path}' is longer than {limit} characters. A table has one line for each sample: save it again.</source>
   <translation>Строка {line} файла «{path}» длиннее {limit} знаков. В таблице одна строка на образец: сохраните её заново.</translation>
  </message>
  <message>
   <source>Line {line} of '{path}' is not text. Save the table as CSV in UTF-8.</source>
   <translation>Строка {line} файла «{path}» — не текст. Сохраните таблицу как CSV в UTF-8.</translation>
  </message>
  <message>
   <source>Line {line} of '{path}' is not written in {encoding}. Choose another encoding.</source>
   <translation>Строка {line} файла «{path}» записана не в кодировке {encoding}. Выберите другую кодировку.</translation>
  </message>
  <message>
   <source>Multi-hot samples have the places 0 to {maximum}, but the data hold {actual}. Make the samples wider, or leave out what lies beyond.</source>
   <translation>Места в образцах из нулей и единиц — от 0 до {maximum}, а в данных есть {actual}. Сделайте образцы шире или отбросьте то, что выходит за край.</translation>
  </message>
  <message>
   <source>No column of '{path}' is a target. Set the role of one to 'target'.</source>
   <translation>Ни один столбец «{path}» не назначен целью. Назначьте одному роль «Цель».</translation>
  </message>
  <message>
   <source>No column of '{path}' is an input. Set the role of at least one to 'input'.</source>
   <translation>Ни один столбец «{path}» не назначен входом. Назначьте хотя бы одному роль «Вход».</translation>
  </message>
  <message>
   <source>No image leads to '{node}', so that its cells see no part of one.</source>
   <translation>К «{node}» не ведёт ни одно изображение, поэтому его клетки не видят никакой его части.</translation>
  </message>
  <message>
   <source>No training is running.</source>
   <translation>Обучение не идёт.</translation>
  </message>
  <message>
   <source>Nothing in '{name}' could be read: no part of a project is left in this file.</source>
   <translation>В «{name}» ничего не удалось прочитать: от проекта в этом файле ничего не осталось.</translation>
  </message>
  <message>
   <source>Nothing leads from the input '{node}' to the outputs ({outputs}). Connect it, or take it away.</source>
   <translation>От входа «{node}» ничего не ведёт к выходам ({outputs}). Подключите его или уберите.</translation>
  </message>
  <message>
   <source>Reading '{path}' needs more memory than is allowed. Make it smaller.</source>
   <translation>Чтобы прочитать «{path}», нужно больше памяти, чем разрешено. Уменьшите файл.</translation>
  </message>
  <message>
   <source>Record {record} of '{path}' has the label {actual}, but there are {expected} classes. The file is damaged, or of another kind.</source>
   <translation>У записи {record} файла «{path}» метка {actual}, а классов {expected}. Файл повреждён или другого вида.</translation>
  </message>
  <message>
   <source>Something unexpected happened ({kind}): {detail}. The project is safe; please send the report.</source>
   <translation>Случилось непредвиденное ({kind}): {detail}. Проект цел; пожалуйста, отправьте отчёт.</translation>
  </message>
  <message>
   <source>The archive '{file}' does not hold '{missing}': it is damaged, or another one. Do not allow unknown files, and download it again.</source>
   <translation>В архиве «{file}» нет «{missing}»: он повреждён или это другой архив. Не разрешайте неизвестные файлы и скачайте его снова.</translation>
  </message>
  <message>
   <source>The class '{class_name}' has {actual} sample(s): at least 2 are needed.</source>
   <translation>Образцов в классе «{class_name}»: {actual}, а нужно не меньше 2.</translation>
  </message>
  <message>
   <source>The class '{name}' has no readable picture for training and was left out.</source>
   <translation>В классе «{name}» нет ни одной читаемой картинки для обучения, и он пропущен.</translation>
  </message>
  <message>
   <source>The column '{column}' has no number for {count} samples, so that it cannot weigh them. Fill them in, or set its role to 'ignore'.</source>
   <translation>В столбце «{column}» нет чисел для некоторых примеров ({count}), поэтому он не может задавать их веса. Заполните пропуски или назначьте ему роль «Пропустить».</translation>
  </message>
  <message>
   <source>The column '{column}' holds texts, such as '{example}', and cannot weigh samples. Choose a column of numbers.</source>
   <translation>В столбце «{column}» тексты, например «{example}»; задавать веса примеров он не может. Выберите столбец чисел.</translation>
  </message>
  <message>
   <source>The column '{column}' holds {actual} different texts; at most {limit} can be told apart. Set its role to 'ignore'.</source>
   <translation>В столбце «{column}» разных текстов: {actual}; различить можно не больше {limit}. Назначьте ему роль «Пропустить».</translation>
  </message>
  <message>
   <source>The constraint '{constraint}' measures along axis {axis}, but the weight has the shape {shape}. Choose one of its axes, counted from 0.</source>
   <translation>Ограничение «{constraint}» измеряет вдоль оси {axis}, а у веса форма {shape}. Выберите одну из его осей, считая от 0.</translation>
  </message>
  <message>
   <source>The copy '{name}' cannot be written in '{folder}' (code {code}): the disk may be full. Choose another folder.</source>
   <translation>Не удаётся записать копию «{name}» в «{folder}» (код {code}): возможно, диск полон. Выберите другую папку.</translation>
  </message>
  <message>
   <source>The data '{name}' are images; this view shows tables. Choose other data.</source>
   <translation>Данные «{name}» — изображения, а здесь показываются таблицы. Выберите другие данные.</translation>
  </message>
  <message>
   <source>The data '{name}' are no images, which this view shows. Choose other data.</source>
   <translation>Данные «{name}» — не изображения, а здесь показываются они. Выберите другие данные.</translation>
  </message>
  <message>
   <source>The data '{name}' have classes, no values to predict. Choose other data.</source>
   <translation>В данных «{name}» классы, а не предсказываемые величины. Выберите другие данные.</translation>
  </message>
  <message>
   <source>The data '{name}' have no classes, which this view compares. Choose other data.</source>
   <translation>В данных «{name}» нет классов, которые здесь сравниваются. Выберите другие данные.</translation>
  </message>
  <message>
   <source>The data '{name}' have samples of shape {actual}, but a boundary is drawn over one or two features. Choose other data.</source>
   <translation>У образцов данных «{name}» форма {actual}, а граница рисуется по одному или двум признакам. Выберите другие данные.</translation>
  </message>
  <message>
   <source>The data have samples of shape {expected}, but '{node}' takes {actual}.</source>
   <translation>У образцов данных форма {expected}, а «{node}» принимает {actual}.</translation>
  </message>
  <message>
   <source>The data have the class number {actual}, but '{node}' has {units} units, for the classes 0 to {last}. Give it a unit for each class, or correct the data.</source>
   <translation>В данных есть класс с номером {actual}, а нейронов у «{node}» {units}, для классов от 0 до {last}. Добавьте по нейрону на каждый класс или исправьте данные.</translation>
  </message>
  <message>
   <source>The data have {expected} inputs, but the network has {actual}. Choose data made for this network, or change its inputs.</source>
   <translation>Входов у данных: {expected}, а у сети: {actual}. Выберите данные для этой сети или измените её входы.</translation>
  </message>
  <message>
   <source>The data set '{name}' has no samples yet. Add some first.</source>
   <translation>В наборе данных «{name}» ещё нет образцов. Сначала добавьте их.</translation>
  </message>
  <message>
   <source>The data set '{name}' has too few samples ({actual}) for this split. Use a smaller share for validation and test, or add samples.</source>
   <translation>В наборе данных «{name}» слишком мало образцов ({actual}) для такого разбиения. Уменьшите доли проверки и теста или добавьте образцы.</translation>
  </message>
  <message>
   <source>The disk is full: '{name}' cannot be saved now. Your work is kept in memory and saved as soon as there is room. Free some space, or use 'Send a copy' to another disk.</source>
   <translation>Диск полон: «{name}» сейчас не сохранить. Ваша работа остаётся в памяти и сохранится, как только появится место. Освободите место или отправьте копию на другой диск.</translation>
  </message>
  <message>
   <source>The disk is full: '{name}' cannot be written in '{folder}'. Free some space, or choose another disk.</source>
   <translation>Диск полон: не удаётся записать «{name}» в «{folder}». Освободите место или выберите другой диск.</translation>
  </message>
  <message>
   <source>The disk refuses to save '{name}' (code {code}). Your work is kept in memory and saved as soon as the disk allows it. Check the disk, or use 'Send a copy' to another one.</source>
   <translation>Диск не даёт сохранить «{name}» (код {code}). Ваша работа остаётся в памяти и сохранится, как только диск позволит. Проверьте диск или отправьте копию на другой.</translation>
  </message>
  <message>
   <source>The embedding has rows for the numbers 0 to {maximum}, but the data hold {actual}. Raise 'input_dim' of the Embedding layer, or number the data anew.</source>
   <translation>У Embedding есть строки для чисел от 0 до {maximum}, а в данных встречается {actual}. Увеличьте 'input_dim' слоя Embedding или пронумеруйте данные заново.</translation>
  </message>
  <message>
   <source>The engine stopped unexpectedly. The project is safe; another engine has been started, and the run can be resumed.</source>
   <translation>Движок неожиданно остановился. Проект цел, запущен другой движок, и запуск можно продолжить.</translation>
  </message>
  <message>
   <source>The exported model gives other numbers than the network (largest difference {actual} of {largest}): nothing was written. Please send the report.</source>
   <translation>Экспортированная модель даёт не те числа, что сеть (наибольшая разница {actual} при {largest}): ничего не записано. Пожалуйста, отправьте отчёт.</translation>
  </message>
  <message>
   <source>The exported script could not be tried ({reason}): nothing was written. Try again, or export for Keras.</source>
   <translation>Экспортированный сценарий не удалось испытать ({reason}): ничего не записано. Попробуйте снова или экспортируйте для Keras.</translation>
  </message>
  <message>
   <source>The feature in column {column} is always {value}: it carries no information.</source>
   <translation>Признак в столбце {column} всегда равен {value}: он ничего не сообщает.</translation>
  </message>
  <message>
   <source>The file has no weights for the layer '{layer}'; they begin anew.</source>
   <translation>В файле нет весов слоя «{layer}»: он начинает с новых.</translation>
  </message>
  <message>
   <source>The folder '{folder}' cannot be written ({reason}). Free some space or allow writing, and try again: what is downloaded so far is kept.</source>
   <translation>В папку «{folder}» нельзя записать ({reason}). Освободите место или разрешите запись и попробуйте снова: уже скачанное сохранено.</translation>
  </message>
  <message>
   <source>The folder '{path}' stands beside the training folder and was left out.</source>
   <translation>Папка «{path}» лежит рядом с обучающей и пропущена.</translation>
  </message>
  <message>
   <source>The formula cannot be read at column {column}, at '{found}'. It may hold: {allowed}.</source>
   <translation>Формулу не прочитать в столбце {column}, на «{found}». В ней можно писать: {allowed}.</translation>
  </message>
  <message>
   <source>The formula is too long or too deeply nested: it may have {length} characters and {depth} levels. Use several formula layers, one after the other.</source>
   <translation>Формула слишком длинна или слишком глубоко вложена: можно не больше {length} знаков и {depth} уровней. Поставьте несколько слоёв с формулами друг за другом.</translation>
  </message>
  <message>
   <source>The formula of '{node}' combines shapes at column {column} that do not go together: {actual}. Each size must be equal, or 1.</source>
   <translation>Формула слоя «{node}» в столбце {column} соединяет несовместимые формы: {actual}. Каждый размер должен совпадать или быть равен 1.</translation>
  </message>
  <message>
   <source>The images in '{path}' are {actual}, but those for training are {expected}. Choose files that belong together.</source>
   <translation>Изображения в «{path}» — {actual}, а обучающие — {expected}. Выберите файлы от одного набора.</translation>
  </message>
  <message>
   <source>The initializer '{initializer}' needs a weight with {expected} axes, but this one has the shape {shape}. Choose another initializer.</source>
   <translation>Инициализатору «{initializer}» нужен вес с числом осей {expected}, а у этого форма {shape}. Выберите другой инициализатор.</translation>
  </message>
  <message>
   <source>The last layer '{node}' gives {actual}, but a heat map needs one number for each class. Add Flatten and Dense at the end.</source>
   <translation>Последний слой «{node}» даёт {actual}, а тепловой карте нужно по числу на каждый класс. Добавьте в конец Flatten и Dense.</translation>
  </message>
  <message>
   <source>The last layer '{node}' gives {actual}, but the data need {expected}.</source>
   <translation>Последний слой «{node}» даёт {actual}, а данным нужно {expected}.</translation>
  </message>
  <message>
   <source>The last layer '{node}' tells no classes apart, so no attack can change the class. Attacks need a network for classification.</source>
   <translation>Последний слой «{node}» не различает классы, поэтому атака не может изменить класс. Для атак нужна сеть для классификации.</translation>
  </message>
  <message>
   <source>The layer '{layer}' cannot be written for Keras, which has no '{kind}'. Replace it, or export a script.</source>
   <translation>Слой «{layer}» нельзя записать для Keras: там нет «{kind}». Замените его или экспортируйте сценарий.</translation>
  </message>
  <message>
   <source>The layer '{layer}' computed in {actual}; here it computes in float32.</source>
   <translation>Слой «{layer}» считал в {actual}, здесь он считает в float32.</translation>
  </message>
  <message>
   <source>The layer '{layer}' has a {setting}, which Lamina lacks. It was left out: only training would differ.</source>
   <translation>У слоя «{layer}» есть {setting}, чего нет в Lamina. Это пропущено: отличаться будет только обучение.</translation>
  </message>
  <message>
   <source>The layer '{layer}' is called with {setting} = {actual}, which was left out: only training would differ.</source>
   <translation>Слой «{layer}» вызван с {setting} = {actual}; это пропущено: отличаться будет только обучение.</translation>
  </message>
  <message>
   <source>The layer '{layer}' needs weights of the shapes {expected}, but the file has {actual}. Choose the file that belongs to this network.</source>
   <translation>Слою «{layer}» нужны веса форм {expected}, а в файле {actual}. Выберите файл от этой сети.</translation>
  </message>
  <message>
   <source>The layer '{layer}' of the model '{name}' has {setting} = {actual}, which Lamina cannot compute.</source>
   <translation>У слоя «{layer}» модели «{name}» задано {setting} = {actual}, чего Lamina не умеет вычислять.</translation>
  </message>
  <message>
   <source>The layers cannot be pasted: '{where}' must be {expected}, but is {actual}.</source>
   <translation>Слои не вставить: для «{where}» нужно {expected}, а там {actual}.</translation>
  </message>
  <message>
   <source>The loss '{kind}' of the model is not known here. Choose one in the plan.</source>
   <translation>Потери «{kind}» из модели здесь неизвестны. Выберите потери в плане обучения.</translation>
  </message>
  <message>
   <source>The loss '{loss}' compares classes, but the data have values to predict. Choose another loss, such as {expected}.</source>
   <translation>Потери «{loss}» сравнивают классы, а в данных предсказываемые величины. Выберите другие потери, например {expected}.</translation>
  </message>
  <message>
   <source>The loss '{loss}' compares the values of a sample with each other, but the data have only one to predict. Choose another loss, such as {expected}.</source>
   <translation>Потери «{loss}» сравнивают величины одного образца между собой, а в данных предсказываемая величина только одна. Выберите другие потери, например {expected}.</translation>
  </message>
  <message>
   <source>The loss '{loss}' does not fit '{node}', which gives {actual}: it needs {expected}.</source>
   <translation>Потери «{loss}» не подходят к слою «{node}», который даёт {actual}: им нужно {expected}.</translation>
  </message>
  <message>
   <source>The loss is no longer a number (epoch {epoch}, batch {batch}). Try a learning rate ten times smaller, scaled inputs, or gradient clipping.</source>
   <translation>Потери перестали быть числом (эпоха {epoch}, пакет {batch}). Попробуйте скорость обучения в десять раз меньше, масштабирование входов или ограничение градиента.</translation>
  </message>
  <message>
   <source>The metric '{kind}' of the model is not known here and was left out.</source>
   <translation>Метрика «{kind}» из модели здесь неизвестна и пропущена.</translation>
  </message>
  <message>
   <source>The metric '{metric}' compares classes, but the data have values to predict. Choose another metric, such as {expected}.</source>
   <translation>Метрика «{metric}» сравнивает классы, а в данных предсказываемые величины. Выберите другую метрику, например {expected}.</translation>
  </message>
  <message>
   <source>The metric '{metric}' does not fit '{node}', which has {actual} unit(s): it needs {expected}.</source>
   <translation>Метрика «{metric}» не подходит слою «{node}»: нейронов у него {actual}, а нужно {expected}.</translation>
  </message>
  <message>
   <source>The metric '{metric}' takes the largest output for the answer, but '{node}' has only one unit. Give it a threshold, such as 0.5.</source>
   <translation>Метрика «{metric}» считает ответом наибольший выход, а у «{node}» только один нейрон. Задайте ей порог, например 0.5.</translation>
  </message>
  <message>
   <source>The model '{name}' cannot be used.</source>
   <translation>Модель «{name}» нельзя использовать.</translation>
  </message>
  <message>
   <source>The model '{name}' has a layer '{layer}' of the kind '{kind}', which Lamina lacks.</source>
   <translation>В модели «{name}» есть слой «{layer}» вида «{kind}», которого нет в Lamina.</translation>
  </message>
  <message>
   <source>The model '{name}' is damaged or incomplete (at: {where}). Save it again in Keras.</source>
   <translation>Модель «{name}» повреждена или неполна (место: {where}). Сохраните её в Keras заново.</translation>
  </message>
  <message>
   <source>The model '{name}' is too large here: {member} {actual}, at most {maximum}.</source>
   <translation>Модель «{name}» здесь слишком велика: {member} {actual}, можно не больше {maximum}.</translation>
  </message>
  <message>
   <source>The name of '{path}' is not valid text, so the file was left out. Rename it.</source>
   <translation>Имя «{path}» — неправильный текст, файл пропущен. Переименуйте его.</translation>
  </message>
  <message>
   <source>The network has no convolution, which a heat map needs. Add a Conv2D layer.</source>
   <translation>В сети нет свёртки, нужной для тепловой карты. Добавьте слой Conv2D.</translation>
  </message>
  <message>
   <source>The network has no layer '{node}'.</source>
   <translation>В сети нет слоя «{node}».</translation>
  </message>
  <message>
   <source>The network has no layers yet. Add one from the palette.</source>
   <translation>В сети ещё нет слоёв. Добавьте первый из палитры.</translation>
  </message>
  <message>
   <source>The network has {actual} inputs. Choose a sample of the data, which have them all.</source>
   <translation>Входов у сети: {actual}. Выберите образец данных, в котором есть все.</translation>
  </message>
  <message>
   <source>The network has {actual} outputs with a loss, but the data have only {expected} targets. Take the loss of an output away, or choose other data.</source>
   <translation>Выходов с потерями у сети: {actual}, а целей в данных только {expected}. Уберите потери у одного из выходов или выберите другие данные.</translation>
  </message>
  <message>
   <source>The network is not connected: '{node}' needs '{missing}', which does not come before it.</source>
   <translation>Сеть не связна: слою «{node}» нужен «{missing}», но его перед ним нет.</translation>
  </message>
  <message>
   <source>The network runs in a circle: {nodes}. A layer may only be fed by layers before it; take one of these connections away.</source>
   <translation>Сеть замыкается в круг: {nodes}. Слой может получать вход только от слоёв перед ним; уберите одну из этих связей.</translation>
  </message>
  <message>
   <source>The network takes no images (height, width, channels), which this view explains. Choose a network for images.</source>
   <translation>Сеть не принимает изображений (высота, ширина, каналы), которые здесь объясняются. Выберите сеть для изображений.</translation>
  </message>
  <message>
   <source>The numbers behind this map are not kept any more. Draw the map again.</source>
   <translation>Числа, по которым построена эта карта, больше не хранятся. Постройте карту заново.</translation>
  </message>
  <message>
   <source>The operation failed.</source>
   <translation>Действие не удалось.</translation>
  </message>
  <message>
   <source>The optimizer '{kind}' of the model is not known here. The plan keeps its own.</source>
   <translation>Оптимизатор «{kind}» из модели здесь неизвестен. В плане остаётся прежний.</translation>
  </message>
  <message>
   <source>The picture '{path}' has more than {limit} million pixels. Make it smaller.</source>
   <translation>В картинке «{path}» больше {limit} млн пикселей. Уменьшите её.</translation>
  </message>
  <message>
   <source>The process that reads files ended without an answer ({code}). Try again.</source>
   <translation>Процесс, читающий файлы, завершился без ответа ({code}). Попробуйте снова.</translation>
  </message>
  <message>
   <source>The project '{name}' cannot be used.</source>
   <translation>Проект «{name}» нельзя использовать.</translation>
  </message>
  <message>
   <source>The regularizer '{regularizer}' needs a weight with {expected} axes, but this one has the shape {shape}. Choose another regularizer.</source>
   <translation>Регуляризатору «{regularizer}» нужен вес с числом осей {expected}, а у этого форма {shape}. Выберите другой регуляризатор.</translation>
  </message>
  <message>
   <source>The setting '{setting}' must be {expected}, but is {actual}.</source>
   <translation>Для параметра «{setting}» нужно {expected}, а задано {actual}.</translation>
  </message>
  <message>
   <source>The setting {setting} = {actual} of the {part} '{kind}' was left out.</source>
   <translation>Параметр {setting} = {actual} у «{kind}» ({part}) пропущен.</translation>
  </message>
  <message>
   <source>The snapshot {snapshot} is no longer in '{name}': it was thinned out, or its run was deleted. Choose another one.</source>
   <translation>Снимка {snapshot} больше нет в «{name}»: он прорежён или его запуск удалён. Выберите другой.</translation>
  </message>
  <message>
   <source>The state of the optimizer '{kind}' does not fit and was left out: training goes on with a fresh one.</source>
   <translation>Состояние оптимизатора «{kind}» не подходит и пропущено: обучение продолжится с новым.</translation>
  </message>
  <message>
   <source>The target column '{column}' holds text, so it cannot be a number to predict. Choose classification, or another target.</source>
   <translation>В целевом столбце «{column}» текст, его нельзя предсказывать как число. Выберите классификацию или другую цель.</translation>
  </message>
  <message>
   <source>The text column '{column}' became {count} columns of 0 and 1, one for each text.</source>
   <translation>Текстовый столбец «{column}» превращён в столбцы из 0 и 1, по одному на текст: {count}.</translation>
  </message>
  <message>
   <source>The three samples are equal, or lie on one line, so there is no plane through them. Choose another one.</source>
   <translation>Три образца совпадают или лежат на одной прямой, поэтому плоскости через них нет. Выберите другой.</translation>
  </message>
  <message>
   <source>The values of the probe '{name}' cannot be read. Unpin it.</source>
   <translation>Значения пробы «{name}» не читаются. Открепите её.</translation>
  </message>
  <message>
   <source>The weights of '{layer}' in the file fit no layer; they were left out.</source>
   <translation>Веса «{layer}» из файла не подходят ни одному слою и пропущены.</translation>
  </message>
  <message>
   <source>The weights of '{network}' are not in memory. Open the run again.</source>
   <translation>Весов «{network}» нет в памяти. Откройте запуск снова.</translation>
  </message>
  <message>
   <source>There are folders for training, validation and test: the {count} pictures for validation were added to those for training.</source>
   <translation>Есть папки для обучения, проверки и теста: картинки для проверки ({count}) добавлены к обучающим.</translation>
  </message>
  <message>
   <source>There are no data yet. Choose some in the data panel.</source>
   <translation>Данных ещё нет. Выберите их на панели данных.</translation>
  </message>
  <message>
   <source>There are no layers in the clipboard. Copy some in a network first.</source>
   <translation>В буфере обмена нет слоёв. Сначала скопируйте их в какой-нибудь сети.</translation>
  </message>
  <message>
   <source>There are no pictures in '{path}' or below it. Choose another folder.</source>
   <translation>Ни в «{path}», ни глубже нет картинок. Выберите другую папку.</translation>
  </message>
  <message>
   <source>There are no samples in the part '{part}'. Give it a share in the data panel.</source>
   <translation>В части «{part}» нет образцов. Выделите ей долю на панели данных.</translation>
  </message>
  <message>
   <source>There are only {actual} sample(s), but shuffling a column needs at least 2. Add samples.</source>
   <translation>Образцов всего {actual}, а для перемешивания столбца нужны хотя бы 2. Добавьте образцы.</translation>
  </message>
  <message>
   <source>There are several columns '{column}': one of them is called '{name}' here.</source>
   <translation>Столбцов «{column}» несколько: один из них здесь назван «{name}».</translation>
  </message>
  <message>
   <source>There are {actual} class names for {expected} classes. Name each class once.</source>
   <translation>Имён классов: {actual}, а классов: {expected}. Назовите каждый класс один раз.</translation>
  </message>
  <message>
   <source>There is a '{name}' in '{folder}' already, and nothing was written over it. Choose another name or another folder.</source>
   <translation>В папке «{folder}» уже есть «{name}», поверх ничего не записано. Выберите другое имя или другую папку.</translation>
  </message>
  <message>
   <source>There is already a file '{name}' in '{folder}'. Choose another name.</source>
   <translation>В «{folder}» уже есть файл «{name}». Выберите другое имя.</translation>
  </message>
  <message>
   <source>There is already a layer called '{name}'. Choose another name.</source>
   <translation>Слой с именем «{name}» уже есть. Выберите другое имя.</translation>
  </message>
  <message>
   <source>There is no class number {target}: the network tells {count} apart, from 0.</source>
   <translation>Класса с номером {target} нет: сеть различает {count}, считая от 0.</translation>
  </message>
  <message>
   <source>There is no column '{column}' in '{path}'. Did you mean '{closest}'?</source>
   <translation>В «{path}» нет столбца «{column}». Может быть, «{closest}»?</translation>
  </message>
  <message>
   <source>There is no file '{file}' packed into '{name}'.</source>
   <translation>Файл «{file}» не упакован в «{name}».</translation>
  </message>
  <message>
   <source>There is no project '{name}' in '{folder}'. It may have been moved or renamed.</source>
   <translation>В «{folder}» нет проекта «{name}». Возможно, его переместили или переименовали.</translation>
  </message>
  <message>
   <source>There is no readable picture in the sub-folders of '{path}'. Choose a folder that has one sub-folder of pictures for each class.</source>
   <translation>Во вложенных папках «{path}» нет ни одной читаемой картинки. Выберите папку, где для каждого класса есть вложенная папка с картинками.</translation>
  </message>
  <message>
   <source>There is no sample {place} in the part '{part}', which has {count}, from 0.</source>
   <translation>Образца {place} нет в части «{part}»: в ней образцов {count}, считая от 0.</translation>
  </message>
  <message>
   <source>There is no {family} called '{name}'. Did you mean '{closest}'?</source>
   <translation>Неизвестное имя ({family}): «{name}». Может быть, «{closest}»?</translation>
  </message>
  <message>
   <source>There is not enough memory for this. Use a smaller batch, a smaller network or fewer data, or close other programs.</source>
   <translation>Не хватает памяти. Уменьшите пакет, сеть или объём данных либо закройте другие программы.</translation>
  </message>
  <message>
   <source>There is only one class, '{name}', in '{path}'. A classifier needs at least two: add another one.</source>
   <translation>В «{path}» только один класс, «{name}». Классификатору нужно хотя бы два: добавьте ещё один.</translation>
  </message>
  <message>
   <source>There is room for {most} probes. Unpin one of them first.</source>
   <translation>Места хватает на {most} проб. Сначала открепите одну из них.</translation>
  </message>
  <message>
   <source>This needs an image, but the sample has the shape {actual}.</source>
   <translation>Здесь нужно изображение, а образец имеет форму {actual}.</translation>
  </message>
  <message>
   <source>This needs {needed} MB of memory, but only {available} MB are free. Use a smaller batch or a smaller network.</source>
   <translation>Нужно {needed} МБ памяти, а свободно только {available} МБ. Уменьшите пакет или сеть.</translation>
  </message>
  <message>
   <source>This network has branches, and the list shows only their order: layers cannot be added, moved or taken away here.</source>
   <translation>В этой сети есть ветви, а список показывает только их порядок: добавлять, перемещать и убирать слои здесь нельзя.</translation>
  </message>
  <message>
   <source>This probe has the shape {actual}, but the data have {expected}.</source>
   <translation>Эта проба имеет форму {actual}, а данные — {expected}.</translation>
  </message>
  <message>
   <source>This probe is a sample of other data. Choose them in the data panel to see it.</source>
   <translation>Эта проба — образец других данных. Чтобы увидеть её, выберите их на панели данных.</translation>
  </message>
  <message>
   <source>{actual} columns of '{path}' are sample weights, but a sample has one. Set the role of the others to 'ignore'.</source>
   <translation>Весами примеров в «{path}» названо столбцов: {actual}, а вес у примера один. Назначьте остальным роль «Пропустить».</translation>
  </message>
  <message>
   <source>{count} lines of '{path}' do not have {expected} columns and were left out; the first is line {line}.</source>
   <translation>Строк в «{path}» не с {expected} столбцами: {count}; они пропущены, первая — строка {line}.</translation>
  </message>
  <message>
   <source>{count} lines of '{path}' do not have {expected} columns as the others; the first is line {line}. Check the separator, or save the table again as CSV.</source>
   <translation>Строк в «{path}», где не {expected} столбцов, как в остальных: {count}; первая — строка {line}. Проверьте разделитель или сохраните таблицу заново как CSV.</translation>
  </message>
  <message>
   <source>{count} missing values in the column '{column}' were filled in ({method}).</source>
   <translation>Пропуски в столбце «{column}» заполнены ({method}): {count}.</translation>
  </message>
  <message>
   <source>{count} of {total} pictures had another size and were made {width} x {height}.</source>
   <translation>Картинки другого размера ({count} из {total}) приведены к {width} x {height}.</translation>
  </message>
  <message>
   <source>{count} of {total} pictures have more than 8 bits a colour and were reduced to 8.</source>
   <translation>Картинки с глубиной цвета больше 8 бит ({count} из {total}) сокращены до 8.</translation>
  </message>
  <message>
   <source>{count} of {total} pictures were converted to '{colours}'.</source>
   <translation>Картинок преобразовано в «{colours}»: {count} из {total}.</translation>
  </message>
  <message>
   <source>{count} of {total} rows have missing values and were left out; most are missing in the column '{column}'.</source>
   <translation>Строки с пропусками ({count} из {total}) убраны; больше всего пропусков в столбце «{column}».</translation>
  </message>
  <message>
   <source>{count} other files, such as '{path}', are no pictures and were left out.</source>
   <translation>Прочие файлы, например «{path}», — не картинки и пропущены: {count}.</translation>
  </message>
  <message>
   <source>{count} pictures of {width} x {height} pixels need {needed} MB of memory. Choose a smaller width and height.</source>
   <translation>Картинкам {width} x {height} пикс. ({count}) нужно {needed} МБ памяти. Уменьшите ширину и высоту.</translation>
  </message>
  <message>
   <source>{count} values in the column '{column}', such as '{example}', are no numbers and count as missing.</source>
   <translation>Значения в столбце «{column}», например «{example}», — не числа и считаются пропусками: {count}.</translation>
  </message>
  <message>
   <source>{setting} of the layer '{layer}' is a '{kind}', which Lamina lacks. The usual one stands in its place: only training would differ.</source>
   <translation>{setting} слоя «{layer}» — «{kind}», чего нет в Lamina. Вместо него стоит обычное: отличаться будет только обучение.</translation>
  </message>
 </context>
 <context>
  <name>EraseCanvas</name>
  <message>
   <source>Image to paint over</source>
   <translation>Изображение для закрашивания</translation>
  </message>
  <message>
   <source>The left button erases, the right one takes back what it touches. Ctrl+Z takes a stroke back, Del all of them.</source>
   <translation>Левая кнопка стирает, правая возвращает то, чего коснётся. Ctrl+Z отменяет мазок, Del — все мазки.</translation>
  </message>
 </context>
 <context>
  <name>EraseView</name>
  <message>
   <source>Black</source>
   <translation>Чёрный</translation>
  </message>
  <message>
   <source>Blurred</source>
   <translation>Размытие</translation>
  </message>
  <message>
   <source>Brush</source>
   <translation>Кисть</translation>
  </message>
  <message>
   <source>Erase nothing any more (Del)</source>
   <translation>Больше ничего не стирать (Del)</translation>
  </message>
  <message>
   <source>Mean colour</source>
   <translation>Средний цвет</translation>
  </message>
  <message>
   <source>Paint over what to erase</source>
   <translation>Закрасьте, что стереть</translation>
  </message>
  <message>
   <source>Take the last stroke back (Ctrl+Z)</source>
   <translation>Отменить последний мазок (Ctrl+Z)</translation>
  </message>
  <message>
   <source>What stands where you paint. Mean colour of the data.</source>
   <translation>Что стоит там, где закрашено. По умолчанию средний цвет данных.</translation>
  </message>
  <message>
   <source>Width of the brush, 3 to 50 % of the shorter side. 15 %.</source>
   <translation>Ширина кисти, от 3 до 50 % короткой стороны. По умолчанию 15 %.</translation>
  </message>
 </context>
 <context>
  <name>ExportButton</name>
  <message>
   <source>Drawings (*.svg)</source>
   <translation>Чертежи (*.svg)</translation>
  </message>
  <message>
   <source>NumPy files (*.npz)</source>
   <translation>Файлы NumPy (*.npz)</translation>
  </message>
  <message>
   <source>Pictures (*.png)</source>
   <translation>Картинки (*.png)</translation>
  </message>
  <message>
   <source>Save the drawing (SVG)...</source>
   <translation>Сохранить чертёж (SVG)...</translation>
  </message>
  <message>
   <source>Save the numbers (NPZ)...</source>
   <translation>Сохранить числа (NPZ)...</translation>
  </message>
  <message>
   <source>Save the picture (PNG)...</source>
   <translation>Сохранить картинку (PNG)...</translation>
  </message>
  <message>
   <source>Save the table (CSV)...</source>
   <translation>Сохранить таблицу (CSV)...</translation>
  </message>
  <message>
   <source>Save what is shown</source>
   <translation>Сохранить показанное</translation>
  </message>
  <message>
   <source>Tables (*.csv)</source>
   <translation>Таблицы (*.csv)</translation>
  </message>
  <message>
   <source>{0} pixels wide or high</source>
   <translation>{0} пикселей по длинной стороне</translation>
  </message>
 </context>
 <context>
  <name>ExportDialog</name>
  <message>
   <source>'{0}' is written. Largest difference on {1} samples: {2}</source>
   <translation>«{0}» записан. Наибольшая разница на образцах ({1}): {2}</translation>
  </message>
  <message>
   <source>A .py file that predicts with NumPy alone, and its weights beside it (.npz).</source>
   <translation>Файл .py, которому нужна только NumPy, и рядом веса (.npz).</translation>
  </message>
  <message>
   <source>Cancelled. Nothing was written.</source>
   <translation>Отменено. Ничего не записано.</translation>
  </message>
  <message>
   <source>Choose...</source>
   <translation>Выбрать...</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>Закрыть</translation>
  </message>
  <message>
   <source>Export</source>
   <translation>Экспортировать</translation>
  </message>
  <message>
   <source>Export model</source>
   <translation>Экспорт модели</translation>
  </message>
  <message>
   <source>File</source>
   <translation>Файл</translation>
  </message>
  <message>
   <source>For networks with one input and one output; others are exported for Keras.</source>
   <translation>Для сетей с одним входом и одним выходом; остальные сохраняют для Keras.</translation>
  </message>
  <message>
   <source>Inputs</source>
   <translation>Входы</translation>
  </message>
  <message>
   <source>Keras models (*.keras)</source>
   <translation>Модели Keras (*.keras)</translation>
  </message>
  <message>
   <source>Keras models in HDF5 (*.h5)</source>
   <translation>Модели Keras в HDF5 (*.h5)</translation>
  </message>
  <message>
   <source>Kind</source>
   <translation>Тип</translation>
  </message>
  <message>
   <source>Model</source>
   <translation>Модель</translation>
  </message>
  <message>
   <source>Model for Keras 3</source>
   <translation>Модель для Keras 3</translation>
  </message>
  <message>
   <source>Model for older Keras</source>
   <translation>Модель для старых Keras</translation>
  </message>
  <message>
   <source>One .h5 file, with all but the scaling of the inputs: do that before.</source>
   <translation>Один файл .h5: всё, кроме масштабирования входов, его делают заранее.</translation>
  </message>
  <message>
   <source>One .keras file: with layers, weights, optimizer and loss, to train on.</source>
   <translation>Один файл .keras: слои, веса, оптимизатор и потери.</translation>
  </message>
  <message>
   <source>Open folder</source>
   <translation>Открыть папку</translation>
  </message>
  <message>
   <source>Preparing...</source>
   <translation>Подготовка...</translation>
  </message>
  <message>
   <source>Python script</source>
   <translation>Сценарий Python</translation>
  </message>
  <message>
   <source>Python scripts (*.py)</source>
   <translation>Сценарии Python (*.py)</translation>
  </message>
  <message>
   <source>Scale inputs inside the model</source>
   <translation>Масштабировать входы внутри модели</translation>
  </message>
  <message>
   <source>The first layer does what was done to the data. A script always does so.</source>
   <translation>Первый слой готовит данные сам. Сценарий делает так всегда.</translation>
  </message>
  <message>
   <source>The network as it is drawn, not trained</source>
   <translation>Сеть как на схеме, не обученная</translation>
  </message>
  <message>
   <source>There is such a file already: it will be replaced.</source>
   <translation>Такой файл уже есть: он будет заменён.</translation>
  </message>
  <message>
   <source>Writing and trying...</source>
   <translation>Запись и проверка...</translation>
  </message>
  <message>
   <source>{0}. The file gets the network as views show it, with these changes.</source>
   <translation>{0}. В файл попадёт сеть, какой её показывают панели, с этими изменениями.</translation>
  </message>
 </context>
 <context>
  <name>Facts</name>
  <message>
   <source>(..., channels)</source>
   <translation>(..., каналы)</translation>
  </message>
  <message>
   <source>(..., inputs)</source>
   <translation>(..., входы)</translation>
  </message>
  <message>
   <source>(batch, ...), sizes from {0}</source>
   <translation>(пакет, ...), размеры от {0}</translation>
  </message>
  <message>
   <source>(depth, height, width, channels)</source>
   <translation>(глубина, высота, ширина, каналы)</translation>
  </message>
  <message>
   <source>(features,)</source>
   <translation>(признаки,)</translation>
  </message>
  <message>
   <source>(height, width, channels)</source>
   <translation>(высота, ширина, каналы)</translation>
  </message>
  <message>
   <source>(inputs,)</source>
   <translation>(входы,)</translation>
  </message>
  <message>
   <source>(lowest, highest)</source>
   <translation>(наименьшее, наибольшее)</translation>
  </message>
  <message>
   <source>(steps, features)</source>
   <translation>(шаги, признаки)</translation>
  </message>
  <message>
   <source>(time, features)</source>
   <translation>(шаги, признаки)</translation>
  </message>
  <message>
   <source>(time, features, ...)</source>
   <translation>(шаги, признаки, ...)</translation>
  </message>
  <message>
   <source>(x1, x2, class from {0} to {1})</source>
   <translation>(x1, x2, класс от {0} до {1})</translation>
  </message>
  <message>
   <source>({0}, features)</source>
   <translation>({0}, признаки)</translation>
  </message>
  <message>
   <source>a cell</source>
   <translation>ячейка</translation>
  </message>
  <message>
   <source>a layer with inputs</source>
   <translation>слой со входами</translation>
  </message>
  <message>
   <source>a multiple of {0}</source>
   <translation>кратное {0}</translation>
  </message>
  <message>
   <source>a recurrent layer</source>
   <translation>рекуррентный слой</translation>
  </message>
  <message>
   <source>above {0}</source>
   <translation>больше {0}</translation>
  </message>
  <message>
   <source>activation</source>
   <translation>функция активации</translation>
  </message>
  <message>
   <source>all of 1, 2, ... once</source>
   <translation>1, 2, ... каждое по разу</translation>
  </message>
  <message>
   <source>at least {0}</source>
   <translation>не меньше {0}</translation>
  </message>
  <message>
   <source>at most {0}</source>
   <translation>не больше {0}</translation>
  </message>
  <message>
   <source>axis {0}</source>
   <translation>с осью {0}</translation>
  </message>
  <message>
   <source>callback</source>
   <translation>обратный вызов</translation>
  </message>
  <message>
   <source>cells</source>
   <translation>ячейки</translation>
  </message>
  <message>
   <source>constraint</source>
   <translation>ограничение</translation>
  </message>
  <message>
   <source>different {0}</source>
   <translation>{0} без повторов</translation>
  </message>
  <message>
   <source>from {0} to {1}</source>
   <translation>от {0} до {1}</translation>
  </message>
  <message>
   <source>from {0}, below {1}</source>
   <translation>от {0} и меньше {1}</translation>
  </message>
  <message>
   <source>from {0}, or {1}</source>
   <translation>от {0} или {1}</translation>
  </message>
  <message>
   <source>initializer</source>
   <translation>инициализатор</translation>
  </message>
  <message>
   <source>known sizes</source>
   <translation>известные размеры</translation>
  </message>
  <message>
   <source>layer</source>
   <translation>слой</translation>
  </message>
  <message>
   <source>less than the strides {0}</source>
   <translation>меньше шага окна {0}</translation>
  </message>
  <message>
   <source>list</source>
   <translation>список</translation>
  </message>
  <message>
   <source>loss</source>
   <translation>функция потерь</translation>
  </message>
  <message>
   <source>metric</source>
   <translation>метрика</translation>
  </message>
  <message>
   <source>not 0, the batch</source>
   <translation>не 0: это ось пакета</translation>
  </message>
  <message>
   <source>one axis</source>
   <translation>одна ось</translation>
  </message>
  <message>
   <source>one axis of each input</source>
   <translation>по одной оси каждого входа</translation>
  </message>
  <message>
   <source>one or more axes</source>
   <translation>одна или несколько осей</translation>
  </message>
  <message>
   <source>one whole number from {0}</source>
   <translation>одно целое число от {0}</translation>
  </message>
  <message>
   <source>optimizer</source>
   <translation>оптимизатор</translation>
  </message>
  <message>
   <source>preparation</source>
   <translation>подготовка</translation>
  </message>
  <message>
   <source>regularizer</source>
   <translation>регуляризатор</translation>
  </message>
  <message>
   <source>run</source>
   <translation>запуск</translation>
  </message>
  <message>
   <source>schedule</source>
   <translation>расписание</translation>
  </message>
  <message>
   <source>sizes from {0}</source>
   <translation>размеры от {0}</translation>
  </message>
  <message>
   <source>sizes from {0}, one may be {1}</source>
   <translation>размеры от {0}, один может быть {1}</translation>
  </message>
  <message>
   <source>source</source>
   <translation>источник данных</translation>
  </message>
  <message>
   <source>split</source>
   <translation>разбиение</translation>
  </message>
  <message>
   <source>test</source>
   <translation>тест</translation>
  </message>
  <message>
   <source>text</source>
   <translation>текст</translation>
  </message>
  <message>
   <source>three whole numbers from {0}</source>
   <translation>три целых числа от {0}</translation>
  </message>
  <message>
   <source>train</source>
   <translation>обучение</translation>
  </message>
  <message>
   <source>two whole numbers from {0}</source>
   <translation>два целых числа от {0}</translation>
  </message>
  <message>
   <source>validation</source>
   <translation>проверка</translation>
  </message>
  <message>
   <source>whole numbers from {0}</source>
   <translation>целые числа от {0}</translation>
  </message>
  <message>
   <source>{0} numbers</source>
   <translation>чисел: {0}</translation>
  </message>
  <message>
   <source>{0} numbers from {1}</source>
   <translation>чисел от {1}: {0}</translation>
  </message>
  <message>
   <source>{0} or {1}</source>
   <translation>{0} или {1}</translation>
  </message>
  <message>
   <source>{0} values</source>
   <translation>значений: {0}</translation>
  </message>
  <message>
   <source>{0} values for {1}</source>
   <translation>{0} значений для {1}</translation>
  </message>
  <message>
   <source>{0} with {1}</source>
   <translation>{0} при {1}</translation>
  </message>
 </context>
 <context>
  <name>Figures</name>
  <message>
   <source>Mean</source>
   <translation>Среднее</translation>
  </message>
  <message>
   <source>Memory</source>
   <translation>Память</translation>
  </message>
  <message>
   <source>Missing values</source>
   <translation>Пропуски</translation>
  </message>
  <message>
   <source>Parts of the data</source>
   <translation>Части данных</translation>
  </message>
  <message>
   <source>Pixels</source>
   <translation>Пиксели</translation>
  </message>
  <message>
   <source>Sample weights</source>
   <translation>Веса примеров</translation>
  </message>
  <message>
   <source>Shape of a sample</source>
   <translation>Форма образца</translation>
  </message>
  <message>
   <source>Test</source>
   <translation>Тест</translation>
  </message>
  <message>
   <source>Their mean</source>
   <translation>Их среднее</translation>
  </message>
  <message>
   <source>Training</source>
   <translation>Обучение</translation>
  </message>
  <message>
   <source>Type</source>
   <translation>Тип</translation>
  </message>
  <message>
   <source>Validation</source>
   <translation>Проверка</translation>
  </message>
  <message>
   <source>Values to predict</source>
   <translation>Предсказываемые величины</translation>
  </message>
  <message>
   <source>brought by the data</source>
   <translation>есть в данных</translation>
  </message>
  <message>
   <source>{0} to {1}</source>
   <translation>от {0} до {1}</translation>
  </message>
  <message>
   <source>{0}, deviation {1}</source>
   <translation>{0}, отклонение {1}</translation>
  </message>
  <message>
   <source>{0}: real numbers</source>
   <translation>{0}: вещественные числа</translation>
  </message>
  <message>
   <source>{0}: whole numbers</source>
   <translation>{0}: целые числа</translation>
  </message>
 </context>
 <context>
  <name>Files</name>
  <message>
   <source>'{0}' holds what could be read of '{1}': steps {2}, runs {3}, snapshots {4}, named versions {5}. Left out because something they need is lost: {6}.</source>
   <translation>В «{0}» — всё, что удалось прочитать из «{1}»: шагов {2}, запусков {3}, снимков {4}, названных версий {5}. Пропущено, потому что утрачено нужное им: {6}.</translation>
  </message>
  <message>
   <source>'{0}' is being read.</source>
   <translation>«{0}» читается.</translation>
  </message>
  <message>
   <source>'{0}' is being written.</source>
   <translation>«{0}» записывается.</translation>
  </message>
  <message>
   <source>Create the project</source>
   <translation>Создать проект</translation>
  </message>
  <message>
   <source>Keras models (*.keras *.h5 *.hdf5 *.json)</source>
   <translation>Модели Keras (*.keras *.h5 *.hdf5 *.json)</translation>
  </message>
  <message>
   <source>Lamina projects (*.lamina)</source>
   <translation>Проекты Lamina (*.lamina)</translation>
  </message>
  <message>
   <source>Move project to</source>
   <translation>Переместить проект</translation>
  </message>
  <message>
   <source>Name this version</source>
   <translation>Назвать эту версию</translation>
  </message>
  <message>
   <source>Open model</source>
   <translation>Открыть модель</translation>
  </message>
  <message>
   <source>Open project</source>
   <translation>Открыть проект</translation>
  </message>
  <message>
   <source>Rescue a project</source>
   <translation>Спасение проекта</translation>
  </message>
  <message>
   <source>Save a copy and work there</source>
   <translation>Сохранить копию и работать там</translation>
  </message>
  <message>
   <source>Send a copy</source>
   <translation>Отправить копию</translation>
  </message>
  <message>
   <source>Steps and runs that could not be read and were left out: {0}.</source>
   <translation>Шагов и запусков, которые не удалось прочитать и которые пропущены: {0}.</translation>
  </message>
  <message>
   <source>The copy is in '{0}'.</source>
   <translation>Копия лежит в «{0}».</translation>
  </message>
  <message>
   <source>The project is always saved. A name helps to find this state again:</source>
   <translation>Проект и так всегда сохранён. Имя поможет найти это состояние снова:</translation>
  </message>
  <message>
   <source>The project is in '{0}' now.</source>
   <translation>Теперь проект лежит в «{0}».</translation>
  </message>
  <message>
   <source>Trained by us</source>
   <translation>Обучена нами</translation>
  </message>
  <message>
   <source>Untitled</source>
   <translation>Без имени</translation>
  </message>
  <message>
   <source>You work in '{0}' now.</source>
   <translation>Теперь вы работаете в «{0}».</translation>
  </message>
  <message>
   <source>You work in '{0}' now. The old file '{1}' could not be deleted.</source>
   <translation>Теперь вы работаете в «{0}». Старый файл «{1}» удалить не удалось.</translation>
  </message>
  <message>
   <source>{0} copy</source>
   <translation>{0} (копия)</translation>
  </message>
  <message>
   <source>{0} rescued</source>
   <translation>{0} (спасено)</translation>
  </message>
 </context>
 <context>
  <name>FilesPage</name>
  <message>
   <source>A table (CSV, TSV), a folder with one sub-folder of pictures for each class, MNIST's IDX files, or CIFAR-10's binary files. They stay where they are.</source>
   <translation>Таблица (CSV, TSV), папка с вложенной папкой картинок для каждого класса, файлы IDX набора MNIST или двоичные файлы CIFAR-10. Они остаются на своём месте.</translation>
  </message>
  <message>
   <source>Choose a file...</source>
   <translation>Выбрать файл...</translation>
  </message>
  <message>
   <source>Choose a folder...</source>
   <translation>Выбрать папку...</translation>
  </message>
  <message>
   <source>Drop a file or a folder here</source>
   <translation>Бросьте сюда файл или папку</translation>
  </message>
  <message>
   <source>Looking at {0}</source>
   <translation>Смотрим: {0}</translation>
  </message>
  <message>
   <source>Other files</source>
   <translation>Другие файлы</translation>
  </message>
  <message>
   <source>Your own data</source>
   <translation>Свои данные</translation>
  </message>
 </context>
 <context>
  <name>FilterModes</name>
  <message>
   <source>Kernels</source>
   <translation>Ядра</translation>
  </message>
  <message>
   <source>One filter</source>
   <translation>Один фильтр</translation>
  </message>
  <message>
   <source>One unit</source>
   <translation>Один нейрон</translation>
  </message>
  <message>
   <source>Open its page</source>
   <translation>Открыть его страницу</translation>
  </message>
  <message>
   <source>Pictures made by gradient ascent, one for each filter</source>
   <translation>Картинки, полученные градиентным подъёмом, по одной на фильтр</translation>
  </message>
  <message>
   <source>The weights of each filter</source>
   <translation>Веса каждого фильтра</translation>
  </message>
  <message>
   <source>What excites it most in the data, what it is good for, and surgery on it</source>
   <translation>Что в данных возбуждает его сильнее всего, на что он годится, и операции над ним</translation>
  </message>
  <message>
   <source>What excites them most</source>
   <translation>Что их возбуждает</translation>
  </message>
 </context>
 <context>
  <name>FilterView</name>
  <message>
   <source>All about filter {0}</source>
   <translation>Всё о фильтре {0}</translation>
  </message>
  <message>
   <source>Colours</source>
   <translation>Цвета</translation>
  </message>
  <message>
   <source>Every filter has one kernel for each input channel</source>
   <translation>У каждого фильтра по одному ядру на входной канал</translation>
  </message>
  <message>
   <source>Filter {0}</source>
   <translation>Фильтр {0}</translation>
  </message>
  <message>
   <source>Filters: {0}, each {1}. Click one to enlarge it.</source>
   <translation>Фильтры {1}: {0}. Щелчок увеличивает фильтр.</translation>
  </message>
  <message>
   <source>Input channel</source>
   <translation>Входной канал</translation>
  </message>
  <message>
   <source>Inputs in rows ({0}), units in columns ({1}).</source>
   <translation>Входы в строках ({0}), нейроны в столбцах ({1}).</translation>
  </message>
  <message>
   <source>Its {0} input channels</source>
   <translation>Его входные каналы: {0}</translation>
  </message>
  <message>
   <source>Layer</source>
   <translation>Слой</translation>
  </message>
  <message>
   <source>The layer whose weights are shown</source>
   <translation>Слой, веса которого показаны</translation>
  </message>
  <message>
   <source>What excites it most, its twins, and what the network is without it</source>
   <translation>Что возбуждает его сильнее всего, его двойники и какова сеть без него</translation>
  </message>
  <message>
   <source>{0} adds</source>
   <translation>{0} прибавляет</translation>
  </message>
  <message>
   <source>{0} subtracts</source>
   <translation>{0} вычитает</translation>
  </message>
 </context>
 <context>
  <name>FiltersPage</name>
  <message>
   <source>'{0}' has {1} weights, too many to draw. Choose another layer.</source>
   <translation>У «{0}» весов {1}: слишком много, чтобы нарисовать. Выберите другой слой.</translation>
  </message>
  <message>
   <source>No layer has weights yet. Add a Conv2D or a Dense layer.</source>
   <translation>Ни у одного слоя ещё нет весов. Добавьте слой Conv2D или Dense.</translation>
  </message>
 </context>
 <context>
  <name>FlowBars</name>
  <message>
   <source>Gradients from the input to the output</source>
   <translation>Градиенты от входа к выходу</translation>
  </message>
  <message>
   <source>not a number</source>
   <translation>не число</translation>
  </message>
  <message>
   <source>{0}: norm of the gradient {1}, that of a single weight {2}</source>
   <translation>{0}: норма градиента {1}, в среднем на один вес {2}</translation>
  </message>
 </context>
 <context>
  <name>FlowHeats</name>
  <message>
   <source>; {0} % are 0</source>
   <translation>; {0} % равны 0</translation>
  </message>
  <message>
   <source>; {0} % lie farther out</source>
   <translation>; {0} % лежат дальше</translation>
  </message>
  <message>
   <source>Histograms of the layers over time</source>
   <translation>Гистограммы слоёв во времени</translation>
  </message>
  <message>
   <source>{0}, step {1}: {2} % lie between {3} and {4}</source>
   <translation>{0}, шаг {1}: {2} % лежат между {3} и {4}</translation>
  </message>
 </context>
 <context>
  <name>FlowPlots</name>
  <message>
   <source>Green: a rule of thumb, about 0.001. Far above is restless, far below slow.</source>
   <translation>Зелёное: практическое правило, около 0.001. Намного выше — беспокойно, намного ниже — медленно.</translation>
  </message>
  <message>
   <source>{0}, %</source>
   <translation>{0}, %</translation>
  </message>
 </context>
 <context>
  <name>Flows</name>
  <message>
   <source>'{0}'</source>
   <translation>«{0}»</translation>
  </message>
  <message>
   <source>Activations</source>
   <translation>Активации</translation>
  </message>
  <message>
   <source>All gradients are 0: nothing is learned at this step.</source>
   <translation>Все градиенты равны 0: на этом шаге сеть ничему не учится.</translation>
  </message>
  <message>
   <source>Dead and saturated</source>
   <translation>Мёртвые и насыщенные</translation>
  </message>
  <message>
   <source>Dead units</source>
   <translation>Мёртвые нейроны</translation>
  </message>
  <message>
   <source>Dead: the share of units that gave 0 for every sample of the batch. Saturated: the share of values within 2 % of an end of tanh or sigmoid, where gradients are small.</source>
   <translation>Мёртвые: доля нейронов, давших 0 на каждом образце пакета. Насыщенные: доля значений не дальше 2 % от края tanh или сигмоиды, где градиенты малы.</translation>
  </message>
  <message>
   <source>Flow of gradients</source>
   <translation>Поток градиентов</translation>
  </message>
  <message>
   <source>Gradients</source>
   <translation>Градиенты</translation>
  </message>
  <message>
   <source>Gradients explode: those of {0} are far larger than others, or than before. A smaller learning rate or clipping (clipnorm of the optimizer) helps.</source>
   <translation>Градиенты взрываются: у {0} они намного больше остальных или прежних. Поможет меньшая скорость обучения или ограничение (clipnorm оптимизатора).</translation>
  </message>
  <message>
   <source>Gradients of {0} are infinite or not numbers: the training has diverged.</source>
   <translation>Градиенты {0} бесконечны или не числа: обучение разошлось.</translation>
  </message>
  <message>
   <source>Gradients reach all layers, and are of similar size everywhere.</source>
   <translation>Градиенты доходят до всех слоёв и везде близки по величине.</translation>
  </message>
  <message>
   <source>Gradients vanish on their way to the input: those of {0} are only {1} times those near the output, so these layers hardly learn. ReLU, normalisation, a shortcut around layers or He's initial weights help.</source>
   <translation>Градиенты затухают на пути ко входу: у {0} они составляют лишь {1} от градиентов у выхода, и эти слои почти не учатся. Помогут ReLU, нормализация, обходная связь или начальные веса по He.</translation>
  </message>
  <message>
   <source>Histograms</source>
   <translation>Гистограммы</translation>
  </message>
  <message>
   <source>How the numbers of each layer lie, step by step. Biases are left out where a layer has other weights; of very large layers a sample is taken.</source>
   <translation>Как распределены числа каждого слоя, шаг за шагом. Смещения не учтены там, где у слоя есть другие веса; из очень больших слоёв берётся выборка.</translation>
  </message>
  <message>
   <source>No gradient at all reaches {0}: what follows may be dead.</source>
   <translation>До {0} не доходит никакой градиент: то, что дальше, возможно, мертво.</translation>
  </message>
  <message>
   <source>No layer bends its values towards two ends, as tanh and sigmoid do.</source>
   <translation>Ни один слой не прижимает значения к двум краям, как tanh и сигмоида.</translation>
  </message>
  <message>
   <source>No layer has units that can die: only those with ReLU or ReLU6 can.</source>
   <translation>Ни у одного слоя нет нейронов, которые могут умереть: это бывает только с ReLU и ReLU6.</translation>
  </message>
  <message>
   <source>No layer of this network has weights.</source>
   <translation>Ни у одного слоя этой сети нет весов.</translation>
  </message>
  <message>
   <source>No layer of this network learns: all of them are frozen, or have no weights.</source>
   <translation>Ни один слой этой сети не учится: все заморожены или не имеют весов.</translation>
  </message>
  <message>
   <source>No layer with weights or an activation gives any values.</source>
   <translation>Ни один слой с весами или активацией не даёт значений.</translation>
  </message>
  <message>
   <source>Nothing was recorded of this run. Recording begins with the next run.</source>
   <translation>Об этом запуске ничего не записано. Запись начнётся со следующего запуска.</translation>
  </message>
  <message>
   <source>Recording is switched off. Switch it on to record from now on.</source>
   <translation>Запись выключена. Включите её, чтобы записывать с этого момента.</translation>
  </message>
  <message>
   <source>Saturated values</source>
   <translation>Насыщенные значения</translation>
  </message>
  <message>
   <source>Steps looked at: {0}</source>
   <translation>Просмотрено шагов: {0}</translation>
  </message>
  <message>
   <source>Steps looked at: {0} · {1} % of the training time</source>
   <translation>Просмотрено шагов: {0} · {1} % времени обучения</translation>
  </message>
  <message>
   <source>The first look comes with the next whole batch.</source>
   <translation>Первый просмотр будет со следующим полным пакетом.</translation>
  </message>
  <message>
   <source>The norm of the change of a layer's weights in one step, as a part of the norm of the weights</source>
   <translation>Норма изменения весов слоя за один шаг в долях нормы самих весов</translation>
  </message>
  <message>
   <source>The norm of the gradient of each layer's weights at one step, from the input at the top to the output at the bottom</source>
   <translation>Норма градиента весов каждого слоя на одном шаге: сверху вход, снизу выход</translation>
  </message>
  <message>
   <source>This model comes from a file: nothing is known of its training.</source>
   <translation>Эта модель взята из файла: о её обучении ничего не известно.</translation>
  </message>
  <message>
   <source>Updates</source>
   <translation>Изменения</translation>
  </message>
  <message>
   <source>Updates beside weights</source>
   <translation>Изменения к весам</translation>
  </message>
  <message>
   <source>Weights</source>
   <translation>Веса</translation>
  </message>
  <message>
   <source>{0} and {1} more</source>
   <translation>{0} и ещё {1}</translation>
  </message>
 </context>
 <context>
  <name>FlowsPage</name>
  <message>
   <source>How often was looked at this run, and what that has cost</source>
   <translation>Сколько раз просматривали этот запуск и чего это стоило</translation>
  </message>
  <message>
   <source>Look at weights, gradients, updates and activations of some steps while networks train. Looks are made so seldom that they take less than 5 % of the training time; results are the same bits with and without. On by default.</source>
   <translation>Просматривать веса, градиенты, изменения и активации некоторых шагов во время обучения. Просмотры так редки, что занимают меньше 5 % времени обучения; результаты совпадают до бита с ними и без них. По умолчанию включено.</translation>
  </message>
  <message>
   <source>Record</source>
   <translation>Запись</translation>
  </message>
  <message>
   <source>Record weights and flows</source>
   <translation>Записывать веса и потоки</translation>
  </message>
  <message>
   <source>Step</source>
   <translation>Шаг</translation>
  </message>
  <message>
   <source>Step {0}, epoch {1}</source>
   <translation>Шаг {0}, эпоха {1}</translation>
  </message>
  <message>
   <source>Step {0}, epoch {1} (newest)</source>
   <translation>Шаг {0}, эпоха {1} (последний)</translation>
  </message>
  <message>
   <source>The step that is looked at; at the right end the newest</source>
   <translation>Просматриваемый шаг; на правом конце последний</translation>
  </message>
  <message>
   <source>Way of looking at the layers</source>
   <translation>Как смотреть на слои</translation>
  </message>
  <message>
   <source>Which numbers of the layers are counted</source>
   <translation>Какие числа слоёв посчитаны</translation>
  </message>
 </context>
 <context>
  <name>FolderPart</name>
  <message>
   <source>A smaller width and height would train faster.</source>
   <translation>При меньшей ширине и высоте обучение пойдёт быстрее.</translation>
  </message>
  <message>
   <source>Classes: {0} · pictures for training: {1} · for the test: {2}.</source>
   <translation>Классов: {0} · картинок для обучения: {1} · для теста: {2}.</translation>
  </message>
  <message>
   <source>In memory: {0}.</source>
   <translation>В памяти: {0}.</translation>
  </message>
  <message>
   <source>Of {0} pictures looked at, {1} have {2} × {3} pixels.</source>
   <translation>Из просмотренных картинок ({0}) размер {2} × {3} пикс. у {1}.</translation>
  </message>
 </context>
 <context>
  <name>FolderPrediction</name>
  <message>
   <source>'{0}' is written. Predicted: {1}, not readable: {2}.</source>
   <translation>«{0}» записан. Предсказано: {1}, не прочитано: {2}.</translation>
  </message>
  <message>
   <source>Choose a folder of pictures</source>
   <translation>Выбор папки с картинками</translation>
  </message>
  <message>
   <source>Files that could not be read</source>
   <translation>Файлы, которые не удалось прочитать</translation>
  </message>
  <message>
   <source>Predict a folder to CSV...</source>
   <translation>Предсказать папку в CSV...</translation>
  </message>
  <message>
   <source>Predict every picture in a folder and write a table</source>
   <translation>Предсказать каждую картинку в папке и записать таблицу</translation>
  </message>
  <message>
   <source>Save the table</source>
   <translation>Сохранить таблицу</translation>
  </message>
  <message>
   <source>Tables (*.csv)</source>
   <translation>Таблицы (*.csv)</translation>
  </message>
  <message>
   <source>{0} of {1}</source>
   <translation>{0} из {1}</translation>
  </message>
 </context>
 <context>
  <name>Gallery</name>
  <message>
   <source>Pictures by class</source>
   <translation>Картинки по классам</translation>
  </message>
  <message>
   <source>{0}: sample {1}</source>
   <translation>{0}: образец {1}</translation>
  </message>
 </context>
 <context>
  <name>GraphView</name>
  <message>
   <source>Graph of the network</source>
   <translation>Схема сети</translation>
  </message>
 </context>
 <context>
  <name>Graphics</name>
  <message>
   <source>NVIDIA's driver is there, but has no card that it can use.</source>
   <translation>Драйвер NVIDIA установлен, но пригодной для него карты нет.</translation>
  </message>
  <message>
   <source>No graphics card of NVIDIA was found.</source>
   <translation>Видеокарта NVIDIA не найдена.</translation>
  </message>
  <message>
   <source>{0} is not used: CuPy is missing (Lamina's extra 'gpu').</source>
   <translation>{0} не используется: не установлена CuPy (дополнение «gpu» к Lamina).</translation>
  </message>
  <message>
   <source>{0} is not used: its driver knows CUDA {1}, and 12.0 is needed.</source>
   <translation>{0} не используется: драйвер поддерживает CUDA {1}, а нужна версия 12.0.</translation>
  </message>
  <message>
   <source>{0} is there, but networks are trained on the processor so far.</source>
   <translation>{0} найдена, но сети пока обучаются на процессоре.</translation>
  </message>
 </context>
 <context>
  <name>Head</name>
  <message>
   <source>Change...</source>
   <translation>Изменить...</translation>
  </message>
  <message>
   <source>Choose other data, or change their settings</source>
   <translation>Выбрать другие данные или изменить их параметры</translation>
  </message>
 </context>
 <context>
  <name>HeadForm</name>
  <message>
   <source>How much the loss of this output counts beside those of the others.</source>
   <translation>Сколько весят потери этого выхода рядом с потерями других.</translation>
  </message>
  <message>
   <source>Loss</source>
   <translation>Потери</translation>
  </message>
  <message>
   <source>Metrics</source>
   <translation>Метрики</translation>
  </message>
  <message>
   <source>Train on this output</source>
   <translation>Обучать по этому выходу</translation>
  </message>
  <message>
   <source>Weight of the loss</source>
   <translation>Вес потерь</translation>
  </message>
  <message>
   <source>Without a loss the output is only predicted.</source>
   <translation>Без потерь выход только предсказывается.</translation>
  </message>
 </context>
 <context>
  <name>Heads</name>
  <message>
   <source>Change the loss of {0}</source>
   <translation>Изменить потери: {0}</translation>
  </message>
  <message>
   <source>Change the metrics of {0}</source>
   <translation>Изменить метрики: {0}</translation>
  </message>
  <message>
   <source>Change the weight of {0}</source>
   <translation>Изменить вес: {0}</translation>
  </message>
  <message>
   <source>Choose the loss {0} for {1}</source>
   <translation>Выбрать потери {0} для {1}</translation>
  </message>
 </context>
 <context>
  <name>HeatControls</name>
  <message>
   <source>After softmax</source>
   <translation>После softmax</translation>
  </message>
  <message>
   <source>As in the book</source>
   <translation>Как в книге</translation>
  </message>
  <message>
   <source>Before softmax</source>
   <translation>До softmax</translation>
  </message>
  <message>
   <source>Class</source>
   <translation>Класс</translation>
  </message>
  <message>
   <source>Colours of the heat map</source>
   <translation>Цвета тепловой карты</translation>
  </message>
  <message>
   <source>Covers</source>
   <translation>Закрывает</translation>
  </message>
  <message>
   <source>Grad-CAM of the last convolution as Chollet's book draws it: of the probability, its jet colours times 0.4 added to the image</source>
   <translation>Grad-CAM последней свёртки, как в книге Шолле: для вероятности, цвета jet, умноженные на 0.4, прибавлены к изображению</translation>
  </message>
  <message>
   <source>Heat</source>
   <translation>Тепло</translation>
  </message>
  <message>
   <source>How much the heat map covers the image</source>
   <translation>Насколько тепловая карта закрывает изображение</translation>
  </message>
  <message>
   <source>Is added</source>
   <translation>Прибавляется</translation>
  </message>
  <message>
   <source>Layer</source>
   <translation>Слой</translation>
  </message>
  <message>
   <source>Overlay</source>
   <translation>Наложение</translation>
  </message>
  <message>
   <source>Score</source>
   <translation>Оценка</translation>
  </message>
  <message>
   <source>The class whose evidence is shown</source>
   <translation>Класс, признаки которого показаны</translation>
  </message>
  <message>
   <source>The layer looked at; later ones see more of the image</source>
   <translation>Слой, на который смотрим; поздние видят больше изображения</translation>
  </message>
  <message>
   <source>Whether heat covers the image (the default), or its colours are added to it</source>
   <translation>Закрывает ли тепло изображение (по умолчанию) или его цвета прибавляются к нему</translation>
  </message>
  <message>
   <source>Which number of the class is explained: the one before softmax or sigmoid, as in the papers and the default, or the probability after it, whose gradients fade where the network is sure</source>
   <translation>Какое число класса объясняется: до softmax или sigmoid, как в статьях и по умолчанию, или вероятность после них, градиенты которой гаснут там, где сеть уверена</translation>
  </message>
 </context>
 <context>
  <name>HeatModes</name>
  <message>
   <source>Many images</source>
   <translation>Много изображений</translation>
  </message>
  <message>
   <source>One image</source>
   <translation>Одно изображение</translation>
  </message>
  <message>
   <source>The sample that is looked at, by up to four methods</source>
   <translation>Показанный образец — до четырёх методов сразу</translation>
  </message>
  <message>
   <source>The samples around it, by one method</source>
   <translation>Образцы вокруг него — одним методом</translation>
  </message>
 </context>
 <context>
  <name>HeatView</name>
  <message>
   <source>Compare</source>
   <translation>Сравнить</translation>
  </message>
  <message>
   <source>Image</source>
   <translation>Изображение</translation>
  </message>
  <message>
   <source>Settings of {0}</source>
   <translation>Настройки: {0}</translation>
  </message>
  <message>
   <source>Shows another method beside these, up to four</source>
   <translation>Показывает рядом ещё один метод, до четырёх</translation>
  </message>
  <message>
   <source>against</source>
   <translation>против</translation>
  </message>
  <message>
   <source>for</source>
   <translation>за</translation>
  </message>
  <message>
   <source>most evidence</source>
   <translation>сильные признаки</translation>
  </message>
  <message>
   <source>no evidence</source>
   <translation>нет признаков</translation>
  </message>
 </context>
 <context>
  <name>Histogram</name>
  <message>
   <source>Count</source>
   <translation>Число</translation>
  </message>
  <message>
   <source>Histogram of {0}</source>
   <translation>Гистограмма: {0}</translation>
  </message>
  <message>
   <source>{0} to {1}: {2}</source>
   <translation>от {0} до {1}: {2}</translation>
  </message>
 </context>
 <context>
  <name>HistoryDialog</name>
  <message>
   <source>A click on a step goes there. Ctrl+S gives the present state a name.</source>
   <translation>Щелчок по шагу переходит к нему. Ctrl+S даёт нынешнему состоянию имя.</translation>
  </message>
  <message>
   <source>Beginning</source>
   <translation>Начало</translation>
  </message>
  <message>
   <source>History</source>
   <translation>История</translation>
  </message>
  <message>
   <source>Name</source>
   <translation>Имя</translation>
  </message>
  <message>
   <source>Named versions</source>
   <translation>Названные версии</translation>
  </message>
  <message>
   <source>Named versions: a double click returns there</source>
   <translation>Названные версии: двойной щелчок возвращает к версии</translation>
  </message>
  <message>
   <source>Return to '{0}'</source>
   <translation>Вернуться к «{0}»</translation>
  </message>
  <message>
   <source>Step</source>
   <translation>Шаг</translation>
  </message>
  <message>
   <source>Steps</source>
   <translation>Шаги</translation>
  </message>
  <message>
   <source>Time</source>
   <translation>Время</translation>
  </message>
  <message>
   <source>{0} ({1})</source>
   <translation>{0} ({1})</translation>
  </message>
 </context>
 <context>
  <name>ImageView</name>
  <message>
   <source>+ and - magnify, 0 fits; drag the picture out.</source>
   <translation>+ и - меняют масштаб, 0 вписывает; картинку можно вытащить мышью.</translation>
  </message>
  <message>
   <source>Image</source>
   <translation>Изображение</translation>
  </message>
  <message>
   <source>Row {0}, column {1}: {2}</source>
   <translation>Строка {0}, столбец {1}: {2}</translation>
  </message>
  <message>
   <source>Row {0}, column {1}: {2}, heat {3}</source>
   <translation>Строка {0}, столбец {1}: {2}, тепло {3}</translation>
  </message>
 </context>
 <context>
  <name>ImportanceResults</name>
  <message>
   <source>Click a column, or choose it with the arrows and Enter, to see its curve</source>
   <translation>Щёлкните столбец или выберите его стрелками и Enter, чтобы увидеть его кривую</translation>
  </message>
  <message>
   <source>Compute</source>
   <translation>Вычислить</translation>
  </message>
  <message>
   <source>Dependence on '{0}'</source>
   <translation>Зависимость от «{0}»</translation>
  </message>
  <message>
   <source>How much the accuracy of {0} falls where a column is shuffled ({1} samples).</source>
   <translation>Насколько падает точность {0}, если перемешать столбец (образцов: {1}).</translation>
  </message>
  <message>
   <source>How much the explained share of the variance, {0}, falls where a column is shuffled ({1} samples).</source>
   <translation>Насколько падает объяснённая доля дисперсии {0}, если перемешать столбец (образцов: {1}).</translation>
  </message>
  <message>
   <source>Importance of the columns</source>
   <translation>Важность столбцов</translation>
  </message>
  <message>
   <source>Shuffles each column five times and measures how much worse the network is, over at most 1,000 samples of the part</source>
   <translation>Перемешивает каждый столбец пять раз и измеряет, насколько сеть становится хуже, не более чем на 1000 образцов части</translation>
  </message>
  <message>
   <source>The class or value whose curve is drawn</source>
   <translation>Класс или значение, чья кривая нарисована</translation>
  </message>
  <message>
   <source>The line is the mean answer if every sample had this value; points are single samples.</source>
   <translation>Линия — средний ответ, если бы у всех образцов было это значение; точки — отдельные образцы.</translation>
  </message>
 </context>
 <context>
  <name>InsidePanel</name>
  <message>
   <source>Activation maps</source>
   <translation>Активации</translation>
  </message>
  <message>
   <source>Activations</source>
   <translation>Активации</translation>
  </message>
  <message>
   <source>Filters</source>
   <translation>Фильтры</translation>
  </message>
  <message>
   <source>Heat map</source>
   <translation>Тепловая карта</translation>
  </message>
  <message>
   <source>Look inside the network</source>
   <translation>Внутренность сети</translation>
  </message>
  <message>
   <source>Steps</source>
   <translation>Шаги</translation>
  </message>
  <message>
   <source>Values</source>
   <translation>Значения</translation>
  </message>
  <message>
   <source>Ways of looking inside</source>
   <translation>Способы заглянуть внутрь</translation>
  </message>
  <message>
   <source>Weights</source>
   <translation>Веса</translation>
  </message>
  <message>
   <source>What if</source>
   <translation>Что если</translation>
  </message>
  <message>
   <source>{0} The weights of the network need no data.</source>
   <translation>{0} Для весов сети данные не нужны.</translation>
  </message>
 </context>
 <context>
  <name>Inspection</name>
  <message>
   <source>Activations</source>
   <translation>Активации</translation>
  </message>
  <message>
   <source>Heat maps</source>
   <translation>Тепловые карты</translation>
  </message>
  <message>
   <source>The sample</source>
   <translation>Образец</translation>
  </message>
  <message>
   <source>Weights</source>
   <translation>Веса</translation>
  </message>
  <message>
   <source>What the network says</source>
   <translation>Ответ сети</translation>
  </message>
 </context>
 <context>
  <name>InspectionExport</name>
  <message>
   <source>In which folder shall it be saved?</source>
   <translation>В какой папке сохранить?</translation>
  </message>
  <message>
   <source>Inside the network</source>
   <translation>Внутри сети</translation>
  </message>
  <message>
   <source>Open the folder</source>
   <translation>Открыть папку</translation>
  </message>
  <message>
   <source>Save all...</source>
   <translation>Сохранить всё...</translation>
  </message>
  <message>
   <source>Saved in the folder '{0}'.</source>
   <translation>Сохранено в папке «{0}».</translation>
  </message>
  <message>
   <source>Steps of training: {0}</source>
   <translation>Шагов обучения: {0}</translation>
  </message>
  <message>
   <source>Write everything that is seen of this sample into a new folder: activations and weights of every layer, heat maps, the prediction, as pictures and as numbers, with a page that any browser shows</source>
   <translation>Записать в новую папку всё, что видно об этом образце: активации и веса каждого слоя, тепловые карты, ответ сети — картинками и числами, со страницей, которую откроет любой браузер</translation>
  </message>
  <message>
   <source>inspection</source>
   <translation>осмотр</translation>
  </message>
  <message>
   <source>probe</source>
   <translation>проба</translation>
  </message>
 </context>
 <context>
  <name>KernelEditor</name>
  <message>
   <source>A well-known kernel, as strong as the one that was learned</source>
   <translation>Известное ядро, такое же сильное, как выученное</translation>
  </message>
  <message>
   <source>All</source>
   <translation>Все</translation>
  </message>
  <message>
   <source>As learned</source>
   <translation>Как выучено</translation>
  </message>
  <message>
   <source>Blur</source>
   <translation>Размытие</translation>
  </message>
  <message>
   <source>Brush</source>
   <translation>Кисть</translation>
  </message>
  <message>
   <source>Choose...</source>
   <translation>Выбрать...</translation>
  </message>
  <message>
   <source>Horizontal edge</source>
   <translation>Горизонтальный край</translation>
  </message>
  <message>
   <source>Input channel</source>
   <translation>Входной канал</translation>
  </message>
  <message>
   <source>Let the middle pass</source>
   <translation>Пропустить середину</translation>
  </message>
  <message>
   <source>Nothing</source>
   <translation>Ничего</translation>
  </message>
  <message>
   <source>Outline</source>
   <translation>Контур</translation>
  </message>
  <message>
   <source>Preset</source>
   <translation>Образец</translation>
  </message>
  <message>
   <source>Sharpen</source>
   <translation>Резкость</translation>
  </message>
  <message>
   <source>Take back every change of this unit</source>
   <translation>Снять все изменения этого нейрона</translation>
  </message>
  <message>
   <source>The input channel that is painted; all get the same, and their mean is shown</source>
   <translation>Входной канал, который рисуют; «Все» получают одно и то же, а показано их среднее</translation>
  </message>
  <message>
   <source>The kernel of this unit is not drawn by hand: that takes a window or a row of at most 11 × 11 numbers.</source>
   <translation>Ядро этого нейрона не рисуют рукой: для этого нужно окно или ряд не больше 11 × 11 чисел.</translation>
  </message>
  <message>
   <source>The value that a painted cell gets; at first the largest of the kernel</source>
   <translation>Значение, которое получает закрашенная клетка; сначала наибольшее в ядре</translation>
  </message>
  <message>
   <source>Vertical edge</source>
   <translation>Вертикальный край</translation>
  </message>
 </context>
 <context>
  <name>KernelPad</name>
  <message>
   <source>Kernel drawn by hand</source>
   <translation>Ядро, нарисованное рукой</translation>
  </message>
  <message>
   <source>Left button or Space paints the brush, right button or Delete paints 0, Alt and a click takes the value of a cell as the brush, arrow keys move.</source>
   <translation>Левая кнопка или пробел рисуют кистью, правая кнопка или Delete — нулём, щелчок с Alt берёт значение клетки в кисть, стрелки переходят по клеткам.</translation>
  </message>
 </context>
 <context>
  <name>KnownNetworkDialog</name>
  <message>
   <source>A file of weights of Keras (.h5).</source>
   <translation>Файл весов Keras (.h5).</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>Отмена</translation>
  </message>
  <message>
   <source>Cancelled. What is downloaded so far is kept for the next time.</source>
   <translation>Отменено. Уже загруженное сохраняется до следующего раза.</translation>
  </message>
  <message>
   <source>Choose...</source>
   <translation>Выбрать...</translation>
  </message>
  <message>
   <source>Classes</source>
   <translation>Классы</translation>
  </message>
  <message>
   <source>Download those trained on ImageNet</source>
   <translation>Загрузить обученные на ImageNet</translation>
  </message>
  <message>
   <source>Downloaded already: {0} in the cache.</source>
   <translation>Уже загружено: {0} в кэше.</translation>
  </message>
  <message>
   <source>Downloading: {0} of {1}</source>
   <translation>Загрузка: {0} из {1}</translation>
  </message>
  <message>
   <source>Features</source>
   <translation>Признаки</translation>
  </message>
  <message>
   <source>File of weights</source>
   <translation>Файл весов</translation>
  </message>
  <message>
   <source>From a file</source>
   <translation>Из файла</translation>
  </message>
  <message>
   <source>Height and width, in pixels.</source>
   <translation>Высота и ширина в пикселях.</translation>
  </message>
  <message>
   <source>How many the last layer tells apart.</source>
   <translation>Сколько классов различает последний слой.</translation>
  </message>
  <message>
   <source>Keras publishes no hash of this file, so that it could not be checked: get it yourself and choose it above.</source>
   <translation>Keras не публикует хеш этого файла, и проверить его нельзя: загрузите файл сами и выберите его выше.</translation>
  </message>
  <message>
   <source>Known from its paper, with Keras's layers.</source>
   <translation>Известна по своей статье, слои названы как в Keras.</translation>
  </message>
  <message>
   <source>Known network</source>
   <translation>Известная сеть</translation>
  </message>
  <message>
   <source>Maps</source>
   <translation>Карты</translation>
  </message>
  <message>
   <source>Maximum of each map</source>
   <translation>Максимум каждой карты</translation>
  </message>
  <message>
   <source>Mean of each map</source>
   <translation>Среднее каждой карты</translation>
  </message>
  <message>
   <source>Network</source>
   <translation>Сеть</translation>
  </message>
  <message>
   <source>New, by chance</source>
   <translation>Новые, случайные</translation>
  </message>
  <message>
   <source>Nothing is downloaded before you take the network.</source>
   <translation>Ничего не загружается, пока вы не возьмёте сеть.</translation>
  </message>
  <message>
   <source>Reading...</source>
   <translation>Чтение...</translation>
  </message>
  <message>
   <source>Size of pictures</source>
   <translation>Размер картинок</translation>
  </message>
  <message>
   <source>Take into the project</source>
   <translation>Взять в проект</translation>
  </message>
  <message>
   <source>The last layers, for the classes. Without them the network ends at features.</source>
   <translation>Последние слои, для классов. Без них сеть заканчивается признаками.</translation>
  </message>
  <message>
   <source>The network has learned nothing yet.</source>
   <translation>Сеть ещё ничему не обучена.</translation>
  </message>
  <message>
   <source>The rest, {0}, from {1}, checked and kept in the cache. Nothing is sent.</source>
   <translation>Остаток, {0}, с {1}; проверяется и хранится в кэше. Ничего не отправляется.</translation>
  </message>
  <message>
   <source>The weights of Keras expect colours from 0 to 255 in the order blue, green, red, less the means 103.939, 116.779 and 123.68.</source>
   <translation>Веса Keras ждут цвета от 0 до 255 в порядке синий, зелёный, красный, за вычетом средних 103.939, 116.779 и 123.68.</translation>
  </message>
  <message>
   <source>The weights of Keras expect red, green and blue from -1 to 1.</source>
   <translation>Веса Keras ждут красный, зелёный и синий от -1 до 1.</translation>
  </message>
  <message>
   <source>Weights</source>
   <translation>Веса</translation>
  </message>
  <message>
   <source>Weights (*.h5 *.hdf5)</source>
   <translation>Веса (*.h5 *.hdf5)</translation>
  </message>
  <message>
   <source>What becomes of the last maps.</source>
   <translation>Что становится с последними картами.</translation>
  </message>
  <message>
   <source>With the classifier</source>
   <translation>С классификатором</translation>
  </message>
  <message>
   <source>{0} from {1}, checked and kept in the cache. Nothing is sent.</source>
   <translation>{0} с {1}; проверяется и хранится в кэше. Ничего не отправляется.</translation>
  </message>
 </context>
 <context>
  <name>Labs</name>
  <message>
   <source>A bright mark betrays one class. Train, then let Grad-CAM show what the network looks at.</source>
   <translation>Яркая метка выдаёт один класс. Обучите сеть, и Grad-CAM покажет, на что она смотрит.</translation>
  </message>
  <message>
   <source>A convnet that we trained on ten signs. See its filters, activation maps and Grad-CAM at once, then train a fresh one beside it.</source>
   <translation>Свёрточная сеть, которую мы обучили на десяти знаках. Сразу видны её фильтры, карты активации и Grad-CAM; рядом обучите новую.</translation>
  </message>
  <message>
   <source>A curve through points</source>
   <translation>Кривая через точки</translation>
  </message>
  <message>
   <source>A network as a layer: both pictures of a camera pair go through it.</source>
   <translation>Сеть в роли слоя: через неё проходят обе картинки стереопары.</translation>
  </message>
  <message>
   <source>A network that cheats</source>
   <translation>Сеть, которая жульничает</translation>
  </message>
  <message>
   <source>A story and a question</source>
   <translation>Рассказ и вопрос</translation>
  </message>
  <message>
   <source>Age, income and gender</source>
   <translation>Возраст, доход и пол</translation>
  </message>
  <message>
   <source>Benign or malignant, from thirty measurements of real patients.</source>
   <translation>Доброкачественная или злокачественная: тридцать измерений настоящих пациентов.</translation>
  </message>
  <message>
   <source>Breast cancer</source>
   <translation>Рак груди</translation>
  </message>
  <message>
   <source>CIFAR-10 photographs</source>
   <translation>Фотографии CIFAR-10</translation>
  </message>
  <message>
   <source>Four ways through a block, put side by side.</source>
   <translation>Четыре пути через блок, поставленные рядом.</translation>
  </message>
  <message>
   <source>Handwritten digits 8x8</source>
   <translation>Рукописные цифры 8x8</translation>
  </message>
  <message>
   <source>Inception block</source>
   <translation>Блок Inception</translation>
  </message>
  <message>
   <source>Iris flowers</source>
   <translation>Ирисы</translation>
  </message>
  <message>
   <source>MNIST convnet</source>
   <translation>Свёрточная сеть на MNIST</translation>
  </message>
  <message>
   <source>One LSTM reads two sentences: do they mean the same?</source>
   <translation>Одна LSTM читает два предложения: об одном ли они?</translation>
  </message>
  <message>
   <source>Real digits, part of every installation: a convnet learns them in seconds.</source>
   <translation>Настоящие цифры, они есть в каждой установке: свёрточная сеть учит их за секунды.</translation>
  </message>
  <message>
   <source>Regression: a network bends a line until it follows a sine.</source>
   <translation>Регрессия: сеть изгибает прямую, пока та не повторит синус.</translation>
  </message>
  <message>
   <source>Residual blocks</source>
   <translation>Остаточные блоки</translation>
  </message>
  <message>
   <source>Shortcuts that add the input of a block to its output.</source>
   <translation>Обходные связи прибавляют вход блока к его выходу.</translation>
  </message>
  <message>
   <source>Siamese LSTM</source>
   <translation>Сиамская LSTM</translation>
  </message>
  <message>
   <source>Signs: look inside a trained network</source>
   <translation>Знаки: обученная сеть изнутри</translation>
  </message>
  <message>
   <source>Ten kinds of things in colour, with batch normalisation and dropout.</source>
   <translation>Десять видов вещей в цвете, с пакетной нормализацией и прореживанием.</translation>
  </message>
  <message>
   <source>The convnet that textbooks begin with: 60,000 digits, 93,322 parameters, over 99 %.</source>
   <translation>Свёрточная сеть, с которой начинают учебники: 60 000 цифр, 93 322 параметра, больше 99 %.</translation>
  </message>
  <message>
   <source>Three kinds of flowers from four lengths: the oldest table of the field.</source>
   <translation>Три вида цветков по четырём длинам: старейшая таблица этой науки.</translation>
  </message>
  <message>
   <source>Three outputs, each with a loss of its own, from the words of a post.</source>
   <translation>Три выхода, у каждого свои потери: всё по словам записи.</translation>
  </message>
  <message>
   <source>Two eyes</source>
   <translation>Два глаза</translation>
  </message>
  <message>
   <source>Two inputs: one LSTM reads a story, another one a question about it.</source>
   <translation>Два входа: одна LSTM читает рассказ, другая — вопрос о нём.</translation>
  </message>
  <message>
   <source>Two spirals</source>
   <translation>Две спирали</translation>
  </message>
  <message>
   <source>Watch the border between two classes bend while the network learns.</source>
   <translation>Как изгибается граница между двумя классами, пока сеть учится.</translation>
  </message>
 </context>
 <context>
  <name>LayerForm</name>
  <message numerus="yes">
   <source>%n layers are selected.</source>
   <translation>
    <numerusform>Выбран %n слой.</numerusform>
    <numerusform>Выбрано %n слоя.</numerusform>
    <numerusform>Выбрано %n слоёв.</numerusform>
   </translation>
  </message>
  <message>
   <source>Frozen</source>
   <translation>Заморожен</translation>
  </message>
  <message>
   <source>Select a layer to see its settings.</source>
   <translation>Выберите слой, чтобы увидеть его параметры.</translation>
  </message>
  <message>
   <source>Settings of the layer</source>
   <translation>Параметры слоя</translation>
  </message>
  <message>
   <source>Trainable</source>
   <translation>Обучается</translation>
  </message>
  <message>
   <source>{0}: {1}</source>
   <translation>{0}: {1}</translation>
  </message>
 </context>
 <context>
  <name>LayerLines</name>
  <message>
   <source>Step</source>
   <translation>Шаг</translation>
  </message>
  <message>
   <source>{0} layers: dark near the input, bright near the output</source>
   <translation>Слоёв: {0}; тёмные у входа, светлые у выхода</translation>
  </message>
  <message>
   <source>{0} layers: violet near the input, green near the output</source>
   <translation>Слоёв: {0}; фиолетовые у входа, зелёные у выхода</translation>
  </message>
  <message>
   <source>{0}, step {1}: {2}</source>
   <translation>{0}, шаг {1}: {2}</translation>
  </message>
 </context>
 <context>
  <name>Layers</name>
  <message>
   <source>A stack has no branches to merge.</source>
   <translation>В стопке слоёв нет ветвей, которые можно объединить.</translation>
  </message>
  <message>
   <source>Activation</source>
   <translation>Активация</translation>
  </message>
  <message>
   <source>Attention</source>
   <translation>Внимание</translation>
  </message>
  <message>
   <source>Convolution</source>
   <translation>Свёртка</translation>
  </message>
  <message>
   <source>Core</source>
   <translation>Основные</translation>
  </message>
  <message>
   <source>Formula</source>
   <translation>Формула</translation>
  </message>
  <message>
   <source>Merge</source>
   <translation>Слияние</translation>
  </message>
  <message>
   <source>Normalisation</source>
   <translation>Нормализация</translation>
  </message>
  <message>
   <source>Others</source>
   <translation>Прочие</translation>
  </message>
  <message>
   <source>Pooling</source>
   <translation>Пулинг</translation>
  </message>
  <message>
   <source>Preprocessing</source>
   <translation>Предобработка</translation>
  </message>
  <message>
   <source>Recurrent</source>
   <translation>Рекуррентные</translation>
  </message>
  <message>
   <source>Regularisation</source>
   <translation>Регуляризация</translation>
  </message>
  <message>
   <source>Shape</source>
   <translation>Форма</translation>
  </message>
  <message>
   <source>The network has an input already.</source>
   <translation>У сети уже есть вход.</translation>
  </message>
 </context>
 <context>
  <name>LearningPage</name>
  <message>
   <source>Choose a sample to see its life over the epochs.</source>
   <translation>Выберите пример, чтобы увидеть его путь по эпохам.</translation>
  </message>
  <message>
   <source>Each point is a training sample. Confidence: the probability of its class after each epoch, from 0 to 1; variability: its standard deviation. Above left: easy, right: ambiguous, below left: hard or with a wrong label (Swayamdipta et al. 2020). A click shows the sample.</source>
   <translation>Каждая точка — обучающий пример. Уверенность: вероятность его класса после каждой эпохи, от 0 до 1; изменчивость: её стандартное отклонение. Слева вверху лёгкие примеры, справа неоднозначные, слева внизу трудные или с неверной меткой (Swayamdipta и др., 2020). Щелчок показывает пример.</translation>
  </message>
  <message>
   <source>Follow a draw of the samples</source>
   <translation>Следить за выборкой примеров</translation>
  </message>
  <message>
   <source>Follow all samples</source>
   <translation>Следить за всеми примерами</translation>
  </message>
  <message>
   <source>Follow no samples</source>
   <translation>Не следить за примерами</translation>
  </message>
  <message>
   <source>How many training samples are asked after each epoch, in runs that begin from now on: none; a draw of them, as many as 4 % of the training time pays for and at least 256 (the default); or all. What is learned is the same bits.</source>
   <translation>Сколько обучающих примеров проверяется после каждой эпохи в запусках, которые начнутся с этого момента: ни одного; случайная выборка, на которую хватает 4 % времени обучения, но не меньше 256 (по умолчанию); или все. Выученные веса от этого не меняются ни на бит.</translation>
  </message>
  <message>
   <source>Labels to check</source>
   <translation>Проверить метки</translation>
  </message>
  <message>
   <source>Labels to check, the most doubtful first: given → believed</source>
   <translation>Проверить метки, самые сомнительные первыми: дано → предполагается</translation>
  </message>
  <message>
   <source>Mean confidence</source>
   <translation>Средняя уверенность</translation>
  </message>
  <message>
   <source>Never forgotten</source>
   <translation>Ни разу не забыты</translation>
  </message>
  <message>
   <source>Never learned</source>
   <translation>Ни разу не выучены</translation>
  </message>
  <message>
   <source>No label looks wrong.</source>
   <translation>Ни одна метка не выглядит неверной.</translation>
  </message>
  <message>
   <source>Sample {0}</source>
   <translation>Пример {0}</translation>
  </message>
  <message>
   <source>Samples whose area under the margin is below 0: on the average of the epochs the logit of another class was above that of the given one (Pleiss et al. 2020). Wrong labels are among the first, but so are samples that are merely hard.</source>
   <translation>Примеры с площадью под отступом меньше 0: в среднем по эпохам логит другого класса был выше, чем у данного (Pleiss и др., 2020). Среди первых есть неверные метки, но и просто трудные примеры тоже.</translation>
  </message>
  <message>
   <source>Training samples that are followed</source>
   <translation>Обучающие примеры, за которыми ведётся наблюдение</translation>
  </message>
  <message>
   <source>Variability of the confidence</source>
   <translation>Изменчивость уверенности</translation>
  </message>
 </context>
 <context>
  <name>Leaving</name>
  <message>
   <source>A network is training</source>
   <translation>Сеть обучается</translation>
  </message>
  <message>
   <source>A paused run is offered for resumption when the project is opened again.</source>
   <translation>Приостановленный запуск можно будет продолжить, когда проект откроют снова.</translation>
  </message>
  <message>
   <source>Close without saving</source>
   <translation>Закрыть без сохранения</translation>
  </message>
  <message>
   <source>Finish in the background</source>
   <translation>Закончить в фоне</translation>
  </message>
  <message>
   <source>Pause</source>
   <translation>Приостановить</translation>
  </message>
  <message>
   <source>Save a copy elsewhere...</source>
   <translation>Сохранить копию в другом месте...</translation>
  </message>
  <message>
   <source>Stay here</source>
   <translation>Остаться</translation>
  </message>
  <message>
   <source>Stop</source>
   <translation>Остановить</translation>
  </message>
  <message>
   <source>The project cannot be saved</source>
   <translation>Проект не удаётся сохранить</translation>
  </message>
  <message>
   <source>Try again</source>
   <translation>Попробовать снова</translation>
  </message>
  <message>
   <source>What is not saved anywhere is lost when the window closes.</source>
   <translation>Что нигде не сохранено, пропадёт, когда окно закроется.</translation>
  </message>
  <message>
   <source>What should become of the run, before another project is opened?</source>
   <translation>Что сделать с запуском, прежде чем откроется другой проект?</translation>
  </message>
  <message>
   <source>What should become of the run?</source>
   <translation>Что сделать с запуском?</translation>
  </message>
  <message>
   <source>While a run finishes in the background, its project can only be read elsewhere.</source>
   <translation>Пока запуск заканчивается в фоне, его проект в других местах можно только читать.</translation>
  </message>
 </context>
 <context>
  <name>LifePlot</name>
  <message>
   <source>Confidence</source>
   <translation>Уверенность</translation>
  </message>
  <message>
   <source>Confidence of the sample over the epochs</source>
   <translation>Уверенность в примере по эпохам</translation>
  </message>
  <message>
   <source>Epoch</source>
   <translation>Эпоха</translation>
  </message>
  <message>
   <source>Epoch {0}: {1} %, loss {2}, right</source>
   <translation>Эпоха {0}: {1} %, потери {2}, верно</translation>
  </message>
  <message>
   <source>Epoch {0}: {1} %, loss {2}, wrong</source>
   <translation>Эпоха {0}: {1} %, потери {2}, неверно</translation>
  </message>
  <message>
   <source>Loss</source>
   <translation>Потери</translation>
  </message>
  <message>
   <source>Loss of the sample over the epochs</source>
   <translation>Потери на примере по эпохам</translation>
  </message>
 </context>
 <context>
  <name>LiveStrip</name>
  <message>
   <source>Add {0} epochs</source>
   <translation>+ эпох: {0}</translation>
  </message>
  <message>
   <source>Learning rate</source>
   <translation>Скорость обучения</translation>
  </message>
  <message>
   <source>Learning rate of the run</source>
   <translation>Скорость обучения этого запуска</translation>
  </message>
  <message>
   <source>Let this run train for more epochs</source>
   <translation>Обучать этот запуск дольше</translation>
  </message>
  <message>
   <source>Planned epochs</source>
   <translation>Эпох по плану</translation>
  </message>
  <message>
   <source>Takes effect at once, from the next batch on, and is recorded in the run</source>
   <translation>Действует сразу, со следующего пакета, и записывается в запуск</translation>
  </message>
  <message>
   <source>The run trains the version before your edits.</source>
   <translation>Запуск обучает версию до ваших правок.</translation>
  </message>
  <message>
   <source>{0} epochs</source>
   <translation>Эпох: {0}</translation>
  </message>
 </context>
 <context>
  <name>Lives</name>
  <message>
   <source>No samples were followed in this run. They are recorded from the next run on, for networks that tell one class of each sample as probabilities or logits.</source>
   <translation>В этом запуске за примерами не следили. Они записываются со следующего запуска, если сеть называет один класс примера вероятностями или логитами.</translation>
  </message>
  <message>
   <source>Sample {0}, {1}</source>
   <translation>Пример {0}, {1}</translation>
  </message>
  <message>
   <source>Sample {0}: given {1}, believed {2} (mean margin {3})</source>
   <translation>Пример {0}: дано {1}, предполагается {2} (средний отступ {3})</translation>
  </message>
  <message>
   <source>The lives of the samples appear here after the first epoch.</source>
   <translation>Пути примеров появятся здесь после первой эпохи.</translation>
  </message>
  <message>
   <source>This network has not been trained here. Start a training (F5): after each epoch its training samples are asked, and their lives appear here.</source>
   <translation>Эта сеть здесь не обучалась. Запустите обучение (F5): после каждой эпохи проверяются её обучающие примеры, и их пути появятся здесь.</translation>
  </message>
  <message>
   <source>This run was trained on other data, or on another split of them.</source>
   <translation>Этот запуск обучался на других данных или на другом их разбиении.</translation>
  </message>
  <message>
   <source>Training samples are not followed. Choose above how many are to be; it counts from the next run on.</source>
   <translation>За обучающими примерами не следят. Выберите выше, за сколькими следить; это действует со следующего запуска.</translation>
  </message>
  <message>
   <source>forgotten 3 times or more</source>
   <translation>забыты 3 раза и больше</translation>
  </message>
  <message>
   <source>forgotten once</source>
   <translation>забыты один раз</translation>
  </message>
  <message>
   <source>forgotten twice</source>
   <translation>забыты два раза</translation>
  </message>
  <message>
   <source>never forgotten</source>
   <translation>ни разу не забыты</translation>
  </message>
  <message>
   <source>never learned</source>
   <translation>ни разу не выучены</translation>
  </message>
  <message>
   <source>{0} of them are drawn.</source>
   <translation>Нарисовано {0} из них.</translation>
  </message>
  <message>
   <source>{0} of {1} training samples, asked after {2} epochs: {3} % of the training time.</source>
   <translation>Обучающих примеров: {0} из {1}, проверок после эпох: {2}, это {3} % времени обучения.</translation>
  </message>
  <message>
   <source>{0}: first right after epoch {1}, forgotten {2} times</source>
   <translation>{0}: впервые верно после эпохи {1}, забыт раз: {2}</translation>
  </message>
  <message>
   <source>{0}: never told right</source>
   <translation>{0}: ни разу не распознан верно</translation>
  </message>
 </context>
 <context>
  <name>MainWindow</name>
  <message>
   <source>Data</source>
   <translation>Данные</translation>
  </message>
  <message>
   <source>Inside</source>
   <translation>Внутри</translation>
  </message>
  <message>
   <source>Lamina</source>
   <translation>Lamina</translation>
  </message>
  <message>
   <source>Network</source>
   <translation>Сеть</translation>
  </message>
  <message>
   <source>Open the model '{0}'</source>
   <translation>Открыть модель «{0}»</translation>
  </message>
  <message>
   <source>Redo</source>
   <translation>Вернуть</translation>
  </message>
  <message>
   <source>Redo {0}</source>
   <translation>Вернуть: {0}</translation>
  </message>
  <message>
   <source>Results</source>
   <translation>Результаты</translation>
  </message>
  <message>
   <source>Runs</source>
   <translation>Запуски</translation>
  </message>
  <message>
   <source>Tools</source>
   <translation>Инструменты</translation>
  </message>
  <message>
   <source>Training</source>
   <translation>Обучение</translation>
  </message>
  <message>
   <source>Try</source>
   <translation>Проба</translation>
  </message>
  <message>
   <source>Undo</source>
   <translation>Отменить</translation>
  </message>
  <message>
   <source>Undo {0}</source>
   <translation>Отменить: {0}</translation>
  </message>
  <message>
   <source>{0} - Lamina</source>
   <translation>{0} - Lamina</translation>
  </message>
 </context>
 <context>
  <name>ManyPage</name>
  <message>
   <source>Class</source>
   <translation>Класс</translation>
  </message>
  <message>
   <source>Method</source>
   <translation>Метод</translation>
  </message>
  <message>
   <source>Sample {0}: {1}. The map is about '{2}' ({3}).</source>
   <translation>Образец {0}: {1}. Карта о классе «{2}» ({3}).</translation>
  </message>
  <message>
   <source>The samples around this one, each by itself. A double click looks at one.</source>
   <translation>Образцы вокруг этого, каждый сам по себе. Двойной щелчок открывает образец.</translation>
  </message>
  <message>
   <source>Whose evidence is shown: of each image the likeliest class, or one for all</source>
   <translation>Чьи признаки показаны: вероятнейшего класса каждого изображения или одного для всех</translation>
  </message>
 </context>
 <context>
  <name>MapCard</name>
  <message>
   <source>Blue speaks for '{0}' ({1} %), orange against it.</source>
   <translation>Синее говорит за «{0}» ({1} %), оранжевое — против.</translation>
  </message>
  <message>
   <source>Compute it again with the weights of now</source>
   <translation>Вычислить заново с нынешними весами</translation>
  </message>
  <message>
   <source>Its sum misses the change of the score by {0}.</source>
   <translation>Её сумма отличается от изменения оценки на {0}.</translation>
  </message>
  <message>
   <source>Method</source>
   <translation>Метод</translation>
  </message>
  <message>
   <source>No pixel changes the score of '{0}': the heat map is empty.</source>
   <translation>Ни один пиксель не меняет оценку «{0}»: тепловая карта пуста.</translation>
  </message>
  <message>
   <source>Nothing in this layer speaks for '{0}': the heat map is empty.</source>
   <translation>Ничто в этом слое не говорит в пользу «{0}»: тепловая карта пуста.</translation>
  </message>
  <message>
   <source>Shown network</source>
   <translation>Показанная сеть</translation>
  </message>
  <message>
   <source>Take this map away</source>
   <translation>Убрать эту карту</translation>
  </message>
  <message>
   <source>Where the network finds what raises its answer.</source>
   <translation>Где сеть находит то, что повышает её ответ.</translation>
  </message>
  <message>
   <source>Where the network sees '{0}' ({1} %).</source>
   <translation>Где сеть видит «{0}» ({1} %).</translation>
  </message>
  <message>
   <source>Whose map this is: of the shown network (the default), or of another run</source>
   <translation>Чья это карта: показанной сети (по умолчанию) или другого запуска</translation>
  </message>
 </context>
 <context>
  <name>MapControls</name>
  <message>
   <source> points</source>
   <translation> точек</translation>
  </message>
  <message>
   <source>2-D</source>
   <translation>2-D</translation>
  </message>
  <message>
   <source>3-D</source>
   <translation>3-D</translation>
  </message>
  <message>
   <source>A flat map, or one in space that a drag turns</source>
   <translation>Плоская карта или объёмная, которую поворачивают мышью</translation>
  </message>
  <message>
   <source>Compute where the points lie</source>
   <translation>Вычислить, где лежат точки</translation>
  </message>
  <message>
   <source>Draw a line around points to select them. Shift and a drag select a rectangle at any time, Ctrl adds to what is selected.</source>
   <translation>Обведите точки линией, чтобы выделить их. Shift с движением мыши всегда выделяет прямоугольник, Ctrl добавляет к выделенному.</translation>
  </message>
  <message>
   <source>Draw the map</source>
   <translation>Построить карту</translation>
  </message>
  <message>
   <source>How many points are drawn, from 50 to 20,000; usual are 2,000. They are spread evenly over the part.</source>
   <translation>Сколько точек показать, от 50 до 20 000; обычно 2 000. Они берутся из части равномерно.</translation>
  </message>
  <message>
   <source>How the map is made</source>
   <translation>Как строится карта</translation>
  </message>
  <message>
   <source>Images</source>
   <translation>Картинки</translation>
  </message>
  <message>
   <source>Images instead of points, where there is room for them</source>
   <translation>Картинки вместо точек там, где для них есть место</translation>
  </message>
  <message>
   <source>PCA</source>
   <translation>PCA</translation>
  </message>
  <message>
   <source>PCA: the directions in which samples differ most</source>
   <translation>PCA: направления, в которых образцы различаются сильнее всего</translation>
  </message>
  <message>
   <source>Samples</source>
   <translation>Образцы</translation>
  </message>
  <message>
   <source>Show everything again (0)</source>
   <translation>Снова показать всё (0)</translation>
  </message>
  <message>
   <source>The layer whose activations are drawn</source>
   <translation>Слой, активации которого показаны</translation>
  </message>
  <message>
   <source>What the colours mean</source>
   <translation>Что означают цвета</translation>
  </message>
  <message>
   <source>What the points are: samples, or the words of the table</source>
   <translation>Что показывают точки: образцы или слова таблицы</translation>
  </message>
  <message>
   <source>Words</source>
   <translation>Слова</translation>
  </message>
  <message>
   <source>t-SNE</source>
   <translation>t-SNE</translation>
  </message>
  <message>
   <source>t-SNE: near samples stay near, takes longer</source>
   <translation>t-SNE: близкие образцы остаются близкими, но это дольше</translation>
  </message>
 </context>
 <context>
  <name>MapModes</name>
  <message>
   <source>As in the book</source>
   <translation>Как в книге</translation>
  </message>
  <message>
   <source>How a value is computed, from the output back to the pixels</source>
   <translation>Как вычислено значение, от выхода назад до пикселей</translation>
  </message>
  <message>
   <source>One layer</source>
   <translation>Один слой</translation>
  </message>
  <message>
   <source>One value</source>
   <translation>Одно значение</translation>
  </message>
  <message>
   <source>The first layers, 16 channels a row, each in a scale of its own</source>
   <translation>Первые слои, по 16 каналов в ряд, каждый в своём масштабе</translation>
  </message>
  <message>
   <source>The values of one layer, all in one scale</source>
   <translation>Значения одного слоя в общем масштабе</translation>
  </message>
 </context>
 <context>
  <name>MapPage</name>
  <message>
   <source>Choose a layer and draw the map: near samples look alike to the layer.</source>
   <translation>Выберите слой и постройте карту: близкие образцы для слоя похожи.</translation>
  </message>
  <message>
   <source>Click one to see its neighbours.</source>
   <translation>Щёлкните точку, чтобы увидеть её соседей.</translation>
  </message>
  <message>
   <source>Round {0} of {1}, about {2} s left</source>
   <translation>Шаг {0} из {1}, осталось около {2} с</translation>
  </message>
  <message>
   <source>Sample {0} and its nearest neighbours</source>
   <translation>Образец {0} и его ближайшие соседи</translation>
  </message>
  <message>
   <source>The layer is too large for more of them.</source>
   <translation>Слой слишком велик, чтобы взять больше.</translation>
  </message>
  <message>
   <source>t-SNE of {0} points takes about {1} s on one core.</source>
   <translation>t-SNE для {0} точек занимает около {1} с на одном ядре.</translation>
  </message>
  <message>
   <source>{0} of {1}</source>
   <translation>{0} из {1}</translation>
  </message>
  <message>
   <source>{0} samples of the map</source>
   <translation>Образцы с карты: {0}</translation>
  </message>
  <message>
   <source>{0} samples of {1}, {2} numbers each, at step {3}.</source>
   <translation>Образцов: {0} из {1}, по {2} чисел, шаг {3}.</translation>
  </message>
  <message>
   <source>{0} words of {1} numbers each. Click one to see its neighbours.</source>
   <translation>Слов: {0}, по {1} чисел. Щёлкните слово, чтобы увидеть его соседей.</translation>
  </message>
 </context>
 <context>
  <name>MapPoints</name>
  <message>
   <source>Absolute error</source>
   <translation>Модуль ошибки</translation>
  </message>
  <message>
   <source>Error {0}</source>
   <translation>Ошибка {0}</translation>
  </message>
  <message>
   <source>How often the word occurs</source>
   <translation>Как часто встречается слово</translation>
  </message>
  <message>
   <source>Loss</source>
   <translation>Потери</translation>
  </message>
  <message>
   <source>Loss {0}</source>
   <translation>Потери {0}</translation>
  </message>
  <message>
   <source>Occurs {0} times</source>
   <translation>Встречается раз: {0}</translation>
  </message>
  <message>
   <source>Predicted class</source>
   <translation>Предсказанный класс</translation>
  </message>
  <message>
   <source>Predicted value</source>
   <translation>Предсказанное значение</translation>
  </message>
  <message>
   <source>Predicted {0}</source>
   <translation>Предсказано {0}</translation>
  </message>
  <message>
   <source>Right or wrong</source>
   <translation>Верно или нет</translation>
  </message>
  <message>
   <source>Sample {0}</source>
   <translation>Образец {0}</translation>
  </message>
  <message>
   <source>Sample {0}: {1}</source>
   <translation>Образец {0}: {1}</translation>
  </message>
  <message>
   <source>Told as {0}</source>
   <translation>Назван: {0}</translation>
  </message>
  <message>
   <source>True class</source>
   <translation>Истинный класс</translation>
  </message>
  <message>
   <source>True value</source>
   <translation>Истинное значение</translation>
  </message>
  <message>
   <source>Word {0}</source>
   <translation>Слово {0}</translation>
  </message>
  <message>
   <source>mean absolute error {0}</source>
   <translation>средний модуль ошибки {0}</translation>
  </message>
  <message>
   <source>mean loss {0}</source>
   <translation>средние потери {0}</translation>
  </message>
  <message>
   <source>{0} selected</source>
   <translation>Выделено: {0}</translation>
  </message>
 </context>
 <context>
  <name>MapSheet</name>
  <message>
   <source>Direction {0}: {1} %</source>
   <translation>Направление {0}: {1} %</translation>
  </message>
  <message>
   <source>Nothing on the map is called so.</source>
   <translation>На карте нет ничего с таким именем.</translation>
  </message>
  <message>
   <source>Right</source>
   <translation>Верно</translation>
  </message>
  <message>
   <source>Times (power of ten)</source>
   <translation>Сколько раз (степень десяти)</translation>
  </message>
  <message>
   <source>Word</source>
   <translation>Слово</translation>
  </message>
  <message>
   <source>Wrong</source>
   <translation>Неверно</translation>
  </message>
  <message>
   <source>{0}, distance {1}</source>
   <translation>{0}, расстояние {1}</translation>
  </message>
 </context>
 <context>
  <name>MapsPage</name>
  <message>
   <source>The network has no layers yet. Add some in the network panel.</source>
   <translation>В сети ещё нет слоёв. Добавьте их на панели сети.</translation>
  </message>
 </context>
 <context>
  <name>MatrixPage</name>
  <message>
   <source>Confusion matrix</source>
   <translation>Матрица ошибок</translation>
  </message>
  <message>
   <source>Percent</source>
   <translation>Проценты</translation>
  </message>
  <message>
   <source>Shares of the true class instead of counts</source>
   <translation>Доли истинного класса вместо количеств</translation>
  </message>
 </context>
 <context>
  <name>MeansView</name>
  <message>
   <source>All images</source>
   <translation>Все изображения</translation>
  </message>
 </context>
 <context>
  <name>Menus</name>
  <message>
   <source>&amp;Edit</source>
   <translation>П&amp;равка</translation>
  </message>
  <message>
   <source>&amp;Help</source>
   <translation>&amp;Справка</translation>
  </message>
  <message>
   <source>&amp;Project</source>
   <translation>&amp;Проект</translation>
  </message>
  <message>
   <source>&amp;Training</source>
   <translation>&amp;Обучение</translation>
  </message>
  <message>
   <source>&amp;View</source>
   <translation>&amp;Вид</translation>
  </message>
 </context>
 <context>
  <name>MessageArea</name>
  <message>
   <source>A run was interrupted when this project was left.</source>
   <translation>Запуск был прерван, когда этот проект оставили.</translation>
  </message>
  <message>
   <source>Choose another folder...</source>
   <translation>Выбрать другую папку...</translation>
  </message>
  <message>
   <source>Rescue what is readable</source>
   <translation>Спасти то, что читается</translation>
  </message>
  <message>
   <source>Resume the run</source>
   <translation>Продолжить запуск</translation>
  </message>
  <message>
   <source>The engine stopped unexpectedly. The project is safe, and another engine has been started.</source>
   <translation>Движок неожиданно остановился. Проект цел, и запущен другой движок.</translation>
  </message>
 </context>
 <context>
  <name>Metrics</name>
  <message>
   <source>Accuracy</source>
   <translation>Точность</translation>
  </message>
  <message>
   <source>Area under the curve</source>
   <translation>Площадь под кривой</translation>
  </message>
  <message>
   <source>Binary accuracy</source>
   <translation>Бинарная точность</translation>
  </message>
  <message>
   <source>Binary cross-entropy</source>
   <translation>Бинарная перекр. энтропия</translation>
  </message>
  <message>
   <source>Binary overlap (IoU)</source>
   <translation>Бинарное перекрытие (IoU)</translation>
  </message>
  <message>
   <source>Categorical accuracy</source>
   <translation>Точность по классам</translation>
  </message>
  <message>
   <source>Categorical cross-entropy</source>
   <translation>Перекрёстная энтропия</translation>
  </message>
  <message>
   <source>Categorical hinge loss</source>
   <translation>Потери hinge по классам</translation>
  </message>
  <message>
   <source>Concordance correlation</source>
   <translation>Корреляция согласия</translation>
  </message>
  <message>
   <source>Cosine similarity</source>
   <translation>Косинусное сходство</translation>
  </message>
  <message>
   <source>F beta score</source>
   <translation>F-мера с beta</translation>
  </message>
  <message>
   <source>F1 score</source>
   <translation>F1-мера</translation>
  </message>
  <message>
   <source>False negatives</source>
   <translation>Ложные «нет»</translation>
  </message>
  <message>
   <source>False positives</source>
   <translation>Ложные «да»</translation>
  </message>
  <message>
   <source>Hinge loss</source>
   <translation>Потери hinge</translation>
  </message>
  <message>
   <source>KL divergence</source>
   <translation>Расхождение KL</translation>
  </message>
  <message>
   <source>Log cosh of the error</source>
   <translation>Логарифм cosh ошибки</translation>
  </message>
  <message>
   <source>Loss</source>
   <translation>Потери</translation>
  </message>
  <message>
   <source>Mean absolute error</source>
   <translation>Средняя абс. ошибка</translation>
  </message>
  <message>
   <source>Mean absolute percentage error</source>
   <translation>Средняя ошибка, %</translation>
  </message>
  <message>
   <source>Mean one-hot overlap (IoU)</source>
   <translation>Среднее перекрытие (IoU)</translation>
  </message>
  <message>
   <source>Mean overlap (IoU)</source>
   <translation>Среднее перекрытие (IoU)</translation>
  </message>
  <message>
   <source>Mean squared error</source>
   <translation>Среднеквадр. ошибка</translation>
  </message>
  <message>
   <source>Mean squared logarithmic error</source>
   <translation>Ср.-кв. ошибка логарифмов</translation>
  </message>
  <message>
   <source>One-hot overlap (IoU)</source>
   <translation>Перекрытие (IoU)</translation>
  </message>
  <message>
   <source>Overlap (IoU)</source>
   <translation>Перекрытие (IoU)</translation>
  </message>
  <message>
   <source>Pearson correlation</source>
   <translation>Корреляция Пирсона</translation>
  </message>
  <message>
   <source>Poisson loss</source>
   <translation>Потери Пуассона</translation>
  </message>
  <message>
   <source>Precision</source>
   <translation>Точность (precision)</translation>
  </message>
  <message>
   <source>Precision at recall</source>
   <translation>Точность при полноте</translation>
  </message>
  <message>
   <source>R squared</source>
   <translation>R²</translation>
  </message>
  <message>
   <source>R squared score</source>
   <translation>Оценка R²</translation>
  </message>
  <message>
   <source>Recall</source>
   <translation>Полнота</translation>
  </message>
  <message>
   <source>Recall at precision</source>
   <translation>Полнота при точности</translation>
  </message>
  <message>
   <source>Root mean squared error</source>
   <translation>Корень ср.-кв. ошибки</translation>
  </message>
  <message>
   <source>Rounded binary accuracy</source>
   <translation>Бинарная точность (0.5)</translation>
  </message>
  <message>
   <source>Sensitivity at specificity</source>
   <translation>Чувствительность при специф.</translation>
  </message>
  <message>
   <source>Sparse categorical accuracy</source>
   <translation>Точность по классам</translation>
  </message>
  <message>
   <source>Sparse categorical cross-entropy</source>
   <translation>Перекрёстная энтропия</translation>
  </message>
  <message>
   <source>Sparse top k categorical accuracy</source>
   <translation>Точность среди k лучших</translation>
  </message>
  <message>
   <source>Specificity at sensitivity</source>
   <translation>Специфичность при чувств.</translation>
  </message>
  <message>
   <source>Squared hinge loss</source>
   <translation>Квадрат потерь hinge</translation>
  </message>
  <message>
   <source>Top k categorical accuracy</source>
   <translation>Точность среди k лучших</translation>
  </message>
  <message>
   <source>True negatives</source>
   <translation>Верные «нет»</translation>
  </message>
  <message>
   <source>True positives</source>
   <translation>Верные «да»</translation>
  </message>
  <message>
   <source>Validation accuracy</source>
   <translation>Точность на проверке</translation>
  </message>
  <message>
   <source>Validation loss</source>
   <translation>Потери на проверке</translation>
  </message>
  <message>
   <source>Validation: {0}</source>
   <translation>Проверка: {0}</translation>
  </message>
 </context>
 <context>
  <name>ModelDialog</name>
  <message>
   <source>Cancel</source>
   <translation>Отмена</translation>
  </message>
  <message>
   <source>Cancelled. Nothing was taken over.</source>
   <translation>Отменено. Ничего не взято.</translation>
  </message>
  <message>
   <source>Choose the description...</source>
   <translation>Выбрать описание...</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>Закрыть</translation>
  </message>
  <message>
   <source>Description of the layers of '{0}'</source>
   <translation>Описание слоёв «{0}»</translation>
  </message>
  <message>
   <source>Descriptions of models (*.json)</source>
   <translation>Описания моделей (*.json)</translation>
  </message>
  <message>
   <source>Kind</source>
   <translation>Вид</translation>
  </message>
  <message>
   <source>Layers in the file</source>
   <translation>Слои в файле</translation>
  </message>
  <message>
   <source>Name</source>
   <translation>Имя</translation>
  </message>
  <message>
   <source>Open model</source>
   <translation>Открыть модель</translation>
  </message>
  <message>
   <source>Reading...</source>
   <translation>Чтение...</translation>
  </message>
  <message>
   <source>Take into the project</source>
   <translation>Взять в проект</translation>
  </message>
  <message>
   <source>Weights</source>
   <translation>Веса</translation>
  </message>
  <message>
   <source>Weights (*.h5 *.hdf5)</source>
   <translation>Веса (*.h5 *.hdf5)</translation>
  </message>
  <message>
   <source>Weights for '{0}'</source>
   <translation>Веса для «{0}»</translation>
  </message>
  <message>
   <source>What was not understood</source>
   <translation>Что осталось непонятым</translation>
  </message>
 </context>
 <context>
  <name>ModelTexts</name>
  <message>
   <source>Everything in the file was understood.</source>
   <translation>В файле всё понято.</translation>
  </message>
  <message>
   <source>Format</source>
   <translation>Формат</translation>
  </message>
  <message>
   <source>HDF5</source>
   <translation>HDF5</translation>
  </message>
  <message>
   <source>HDF5 with weights alone</source>
   <translation>HDF5 только с весами</translation>
  </message>
  <message>
   <source>Keras archive</source>
   <translation>Архив Keras</translation>
  </message>
  <message>
   <source>Layers</source>
   <translation>Слои</translation>
  </message>
  <message>
   <source>Loss</source>
   <translation>Потери</translation>
  </message>
  <message>
   <source>Optimizer</source>
   <translation>Оптимизатор</translation>
  </message>
  <message>
   <source>Parameters</source>
   <translation>Параметры</translation>
  </message>
  <message>
   <source>The file does not tell how inputs were scaled. Choose it with the data as it was then.</source>
   <translation>В файле не сказано, как масштабировались входы. Выберите при данных то же, что было тогда.</translation>
  </message>
  <message>
   <source>The optimizer had made {0} updates. Training goes on with its state, unless you say otherwise in the training panel.</source>
   <translation>Оптимизатор сделал {0} обновлений. Обучение продолжится с его состоянием, если в панели обучения не указать иное.</translation>
  </message>
  <message>
   <source>not in the file</source>
   <translation>нет в файле</translation>
  </message>
  <message>
   <source>{0}, Keras {1}</source>
   <translation>{0}, Keras {1}</translation>
  </message>
 </context>
 <context>
  <name>MoreClasses</name>
  <message>
   <source>Show all {0} classes</source>
   <translation>Показать все классы ({0})</translation>
  </message>
  <message>
   <source>Show fewer classes</source>
   <translation>Показать меньше классов</translation>
  </message>
 </context>
 <context>
  <name>Mosaic</name>
  <message>
   <source>Arrow keys move from tile to tile, with Shift from value to value, + and - magnify, 0 fits.</source>
   <translation>Стрелки переходят от плитки к плитке, с Shift — от значения к значению, + и - меняют масштаб, 0 показывает всё.</translation>
  </message>
  <message>
   <source>Tile {0}, row {1}, column {2}: {3}</source>
   <translation>Плитка {0}, строка {1}, столбец {2}: {3}</translation>
  </message>
  <message>
   <source>Tiles</source>
   <translation>Плитки</translation>
  </message>
 </context>
 <context>
  <name>NetworkPanel</name>
  <message>
   <source>Add layer</source>
   <translation>Добавить слой</translation>
  </message>
  <message>
   <source>Done</source>
   <translation>Готово</translation>
  </message>
  <message>
   <source>Enter adds a layer after the selected one. Or drag it to its place.</source>
   <translation>Enter добавляет слой после выбранного. Или перетащите его на место.</translation>
  </message>
  <message>
   <source>Layer</source>
   <translation>Слой</translation>
  </message>
  <message>
   <source>Match the network</source>
   <translation>Подогнать сеть</translation>
  </message>
  <message>
   <source>Network</source>
   <translation>Сеть</translation>
  </message>
  <message>
   <source>Output · Parameters · Multiply-adds</source>
   <translation>Выход · Параметры · Умножения</translation>
  </message>
  <message>
   <source>The network does not fit the data '{0}', with samples of {1}.</source>
   <translation>Сеть не подходит к данным «{0}» с образцами формы {1}.</translation>
  </message>
  <message>
   <source>This network has branches: its settings can be changed here, its connections cannot. A double click unfolds a network inside it.</source>
   <translation>В этой сети есть ветви: её параметры можно менять здесь, а связи нельзя. Двойной щелчок раскрывает сеть внутри неё.</translation>
  </message>
 </context>
 <context>
  <name>NetworkView</name>
  <message>
   <source>Larger</source>
   <translation>Крупнее</translation>
  </message>
  <message>
   <source>Show all of it</source>
   <translation>Показать целиком</translation>
  </message>
  <message>
   <source>Show the network as a picture</source>
   <translation>Показать сеть картинкой</translation>
  </message>
  <message>
   <source>Smaller</source>
   <translation>Мельче</translation>
  </message>
 </context>
 <context>
  <name>NoticeBar</name>
  <message>
   <source>Close</source>
   <translation>Закрыть</translation>
  </message>
  <message>
   <source>Copy report</source>
   <translation>Копировать отчёт</translation>
  </message>
  <message>
   <source>Details</source>
   <translation>Подробно</translation>
  </message>
 </context>
 <context>
  <name>Notices</name>
  <message>
   <source>And {0} more like this</source>
   <translation>И ещё похожих: {0}</translation>
  </message>
 </context>
 <context>
  <name>Numbers</name>
  <message>
   <source>,</source>
   <translation> </translation>
  </message>
  <message>
   <source>{0} GB</source>
   <translation>{0} ГБ</translation>
  </message>
  <message>
   <source>{0} KB</source>
   <translation>{0} КБ</translation>
  </message>
  <message>
   <source>{0} MB</source>
   <translation>{0} МБ</translation>
  </message>
 </context>
 <context>
  <name>Obstacles</name>
  <message>
   <source>Add layers →</source>
   <translation>Добавить слои →</translation>
  </message>
  <message>
   <source>Choose data →</source>
   <translation>Выбрать данные →</translation>
  </message>
  <message>
   <source>Match the network →</source>
   <translation>Подогнать сеть →</translation>
  </message>
  <message>
   <source>Mend the network →</source>
   <translation>Исправить сеть →</translation>
  </message>
  <message>
   <source>See what is wrong →</source>
   <translation>Посмотреть, что не так →</translation>
  </message>
  <message>
   <source>The data are being read.</source>
   <translation>Данные читаются.</translation>
  </message>
  <message>
   <source>The data could not be read.</source>
   <translation>Не удалось прочитать данные.</translation>
  </message>
  <message>
   <source>The engine is preparing the weights.</source>
   <translation>Движок готовит веса.</translation>
  </message>
  <message>
   <source>The network has no layers yet.</source>
   <translation>В сети ещё нет слоёв.</translation>
  </message>
  <message>
   <source>There are no data to look at yet.</source>
   <translation>Данных для просмотра ещё нет.</translation>
  </message>
 </context>
 <context>
  <name>OptimizerStatePart</name>
  <message>
   <source>Begin with a fresh optimizer</source>
   <translation>Начать с нового оптимизатора</translation>
  </message>
  <message>
   <source>Begins afresh: the model was trained by {0}, whose state at step {1} does not fit the optimizer that is chosen now.</source>
   <translation>Начинает заново: модель обучал {0}, и его состояние на шаге {1} не подходит выбранному сейчас оптимизатору.</translation>
  </message>
  <message>
   <source>Begins afresh: the state of {0} at step {1} does not fit the network any more, since other weights learn now.</source>
   <translation>Начинает заново: состояние {0} на шаге {1} больше не подходит сети: теперь обучаются другие веса.</translation>
  </message>
  <message>
   <source>Begins afresh: the state of {0} at step {1} is left out.</source>
   <translation>Начинает заново: состояние {0} на шаге {1} не берётся.</translation>
  </message>
  <message>
   <source>Begins afresh: the state of {0} at step {1} is that of one optimizer, and the network has several.</source>
   <translation>Начинает заново: состояние {0} на шаге {1} — от одного оптимизатора, а у сети их несколько.</translation>
  </message>
  <message>
   <source>Continue with it</source>
   <translation>Продолжить с ним</translation>
  </message>
  <message>
   <source>Continue with the optimizer of the model</source>
   <translation>Продолжить с оптимизатором модели</translation>
  </message>
  <message>
   <source>Continues with the state of {0} at step {1}.</source>
   <translation>Продолжает с состоянием {0} на шаге {1}.</translation>
  </message>
  <message>
   <source>Start afresh</source>
   <translation>Начать заново</translation>
  </message>
  <message>
   <source>The state of an optimizer is what it remembers of all updates so far: momentums, and their number, on which learning rates and corrections depend.</source>
   <translation>Состояние оптимизатора — то, что он помнит обо всех обновлениях: моменты и число обновлений, от которого зависят скорость обучения и поправки.</translation>
  </message>
 </context>
 <context>
  <name>OwnerTree</name>
  <message>
   <source>Layer</source>
   <translation>Слой</translation>
  </message>
  <message>
   <source>Layers and their optimizers</source>
   <translation>Слои и их оптимизаторы</translation>
  </message>
  <message>
   <source>Optimizer</source>
   <translation>Оптимизатор</translation>
  </message>
  <message>
   <source>Weights</source>
   <translation>Веса</translation>
  </message>
 </context>
 <context>
  <name>PaintArea</name>
  <message>
   <source>Left button paints, right button erases, 1 to 9 choose the class, Ctrl+Z takes a stroke back, Del clears.</source>
   <translation>Левая кнопка рисует, правая стирает, 1–9 выбирают класс, Ctrl+Z отменяет штрих, Del очищает.</translation>
  </message>
  <message>
   <source>Paint points here</source>
   <translation>Рисуйте точки здесь</translation>
  </message>
  <message>
   <source>Points painted by hand</source>
   <translation>Точки, нарисованные от руки</translation>
  </message>
 </context>
 <context>
  <name>PaintPage</name>
  <message>
   <source>Class {0}</source>
   <translation>Класс {0}</translation>
  </message>
  <message>
   <source>Clear</source>
   <translation>Очистить</translation>
  </message>
  <message>
   <source>Paint at least {0} points of at least two classes.</source>
   <translation>Нарисуйте не меньше {0} точек хотя бы двух классов.</translation>
  </message>
  <message>
   <source>Paint points of class {0}</source>
   <translation>Рисовать точки класса {0}</translation>
  </message>
  <message>
   <source>Points: {0} · classes: {1}</source>
   <translation>Точек: {0} · классов: {1}</translation>
  </message>
  <message>
   <source>Undo stroke</source>
   <translation>Отменить штрих</translation>
  </message>
 </context>
 <context>
  <name>PartField</name>
  <message>
   <source>none</source>
   <translation>нет</translation>
  </message>
 </context>
 <context>
  <name>PartForm</name>
  <message>
   <source>Forget them</source>
   <translation>Забыть их</translation>
  </message>
  <message>
   <source>Its layers are trained by the optimizer of the plan again</source>
   <translation>Его слои снова обучает оптимизатор плана</translation>
  </message>
  <message>
   <source>Layers that are gone, and are trained no more: {0}</source>
   <translation>Этих слоёв больше нет, и они не обучаются: {0}</translation>
  </message>
  <message>
   <source>Optimizer of these layers</source>
   <translation>Оптимизатор этих слоёв</translation>
  </message>
  <message>
   <source>Remove this optimizer</source>
   <translation>Убрать этот оптимизатор</translation>
  </message>
  <message>
   <source>Takes the layers that are gone out of the plan</source>
   <translation>Убирает из плана слои, которых больше нет</translation>
  </message>
 </context>
 <context>
  <name>Parts</name>
  <message>
   <source>An optimizer of its own for {0}</source>
   <translation>Свой оптимизатор для {0}</translation>
  </message>
  <message>
   <source>An optimizer of their own</source>
   <translation>Свой оптимизатор</translation>
  </message>
  <message>
   <source>Choose the optimizer {0}</source>
   <translation>Выбрать оптимизатор {0}</translation>
  </message>
  <message>
   <source>Forget layers that are gone</source>
   <translation>Забыть слои, которых больше нет</translation>
  </message>
  <message>
   <source>Optimizer of the selected layers</source>
   <translation>Оптимизатор выбранных слоёв</translation>
  </message>
  <message>
   <source>Optimizer {0} · weights: {1}</source>
   <translation>Оптимизатор {0} · весов: {1}</translation>
  </message>
  <message>
   <source>Remove the optimizer {0}</source>
   <translation>Убрать оптимизатор {0}</translation>
  </message>
  <message>
   <source>Select layers, several with Ctrl or Shift, and choose which optimizer trains them.</source>
   <translation>Выберите слои (несколько — с Ctrl или Shift) и оптимизатор, который их обучает.</translation>
  </message>
  <message>
   <source>Set {0} of the optimizer {1} to {2}</source>
   <translation>Задать «{0}» оптимизатора {1}: {2}</translation>
  </message>
  <message>
   <source>Test</source>
   <translation>Тест</translation>
  </message>
  <message>
   <source>This layer was taken out of the network; the optimizer passes over it.</source>
   <translation>Этот слой убран из сети; оптимизатор его пропускает.</translation>
  </message>
  <message>
   <source>Train {0} by {1}</source>
   <translation>Обучать {0} оптимизатором {1}</translation>
  </message>
  <message>
   <source>Trained by</source>
   <translation>Обучает</translation>
  </message>
  <message>
   <source>Training</source>
   <translation>Обучение</translation>
  </message>
  <message>
   <source>Validation</source>
   <translation>Проверка</translation>
  </message>
  <message>
   <source>Which optimizer trains the selected layers. A change of the learning rate while training scales those of all optimizers.</source>
   <translation>Какой оптимизатор обучает выбранные слои. Если менять скорость обучения на ходу, во столько же раз меняется скорость всех оптимизаторов.</translation>
  </message>
  <message>
   <source>frozen</source>
   <translation>заморожен</translation>
  </message>
  <message>
   <source>{0} (gone)</source>
   <translation>{0} (больше нет)</translation>
  </message>
  <message>
   <source>{0}, as the plan says</source>
   <translation>{0}, как в плане</translation>
  </message>
  <message>
   <source>{0}: {1} weights that learn, trained by {2}</source>
   <translation>{0}: обучаемых весов {1}, оптимизатор {2}</translation>
  </message>
 </context>
 <context>
  <name>PartsField</name>
  <message>
   <source>Add one more</source>
   <translation>Добавить ещё один</translation>
  </message>
  <message>
   <source>Remove the last one</source>
   <translation>Убрать последний</translation>
  </message>
 </context>
 <context>
  <name>PathsField</name>
  <message>
   <source>Choose: {0}</source>
   <translation>Выбор: {0}</translation>
  </message>
  <message>
   <source>Use none</source>
   <translation>Обойтись без этого</translation>
  </message>
  <message>
   <source>Without: {0}</source>
   <translation>Без этого: {0}</translation>
  </message>
 </context>
 <context>
  <name>PathsPart</name>
  <message>
   <source>Choose a file for: {0}.</source>
   <translation>Выберите файл: {0}.</translation>
  </message>
  <message>
   <source>names with commas between them, or nothing</source>
   <translation>имена через запятую или ничего</translation>
  </message>
 </context>
 <context>
  <name>PatternView</name>
  <message>
   <source>All about filter {0}</source>
   <translation>Всё о фильтре {0}</translation>
  </message>
  <message>
   <source>Change grey noise step by step into what excites each filter most</source>
   <translation>Шаг за шагом превратить серый шум в то, что сильнее всего возбуждает каждый фильтр</translation>
  </message>
  <message>
   <source>Climb</source>
   <translation>Подняться</translation>
  </message>
  <message>
   <source>Filter {0} gave {1} at the start and {2} before the last step.</source>
   <translation>Фильтр {0} дал {1} в начале и {2} перед последним шагом.</translation>
  </message>
  <message>
   <source>Filter {0} gives nothing, and nothing near the start changes that.</source>
   <translation>Фильтр {0} ничего не даёт, и рядом с началом ничто этого не меняет.</translation>
  </message>
  <message>
   <source>Filters {0} to {1}, without response: {2}.</source>
   <translation>Фильтры с {0} по {1}, без отклика: {2}.</translation>
  </message>
  <message>
   <source>From filter</source>
   <translation>С фильтра</translation>
  </message>
  <message>
   <source>Grid of the book</source>
   <translation>Сетка из книги</translation>
  </message>
  <message>
   <source>How many pixels of a saved PNG stand for each pixel of a picture: 1 to 8, 4 by default.</source>
   <translation>Сколько пикселей сохранённого PNG приходится на пиксель картинки: от 1 до 8, обычно 4.</translation>
  </message>
  <message>
   <source>Layer</source>
   <translation>Слой</translation>
  </message>
  <message>
   <source>Nothing is climbed yet for this layer.</source>
   <translation>Для этого слоя подъёма ещё не было.</translation>
  </message>
  <message>
   <source>Settings</source>
   <translation>Настройки</translation>
  </message>
  <message>
   <source>Steps, step size and start of the climb</source>
   <translation>Шаги, размер шага и начало подъёма</translation>
  </message>
  <message>
   <source>The first filter shown, counted from 0; 64 are climbed at a time.</source>
   <translation>Первый показанный фильтр, счёт с 0; за раз поднимаются 64.</translation>
  </message>
  <message>
   <source>The layer whose filters are to be excited</source>
   <translation>Слой, фильтры которого надо возбудить</translation>
  </message>
  <message>
   <source>Tiles</source>
   <translation>Плитки</translation>
  </message>
  <message>
   <source>Tiles in rows, or the first 64 in columns of 8 on black, as the book lays them out</source>
   <translation>Плитки рядами или первые 64 столбцами по 8 на чёрном, как в книге</translation>
  </message>
  <message>
   <source>What excites it most, its twins, and what the network is without it</source>
   <translation>Что возбуждает его сильнее всего, его двойники и какова сеть без него</translation>
  </message>
 </context>
 <context>
  <name>PatternsPage</name>
  <message>
   <source>Climbing...</source>
   <translation>Подъём...</translation>
  </message>
  <message>
   <source>No layer has weights yet. Add a Conv2D or a Dense layer.</source>
   <translation>Весов ещё нет ни у одного слоя. Добавьте Conv2D или Dense.</translation>
  </message>
  <message>
   <source>Step {0} of {1}</source>
   <translation>Шаг {0} из {1}</translation>
  </message>
 </context>
 <context>
  <name>PictureInput</name>
  <message>
   <source>Centre</source>
   <translation>По центру</translation>
  </message>
  <message>
   <source>Centre and scale the drawing as training images are</source>
   <translation>Поставить рисунок по центру и в том же масштабе, что у обучающих изображений</translation>
  </message>
  <message>
   <source>Choose a picture</source>
   <translation>Выбор картинки</translation>
  </message>
  <message>
   <source>Choose...</source>
   <translation>Выбрать...</translation>
  </message>
  <message>
   <source>Clear the drawing</source>
   <translation>Очистить рисунок</translation>
  </message>
  <message>
   <source>Draw</source>
   <translation>Рисунок</translation>
  </message>
  <message>
   <source>Draw or choose a picture</source>
   <translation>Рисовать или выбрать картинку</translation>
  </message>
  <message>
   <source>Drop or paste a picture here</source>
   <translation>Бросьте или вставьте картинку сюда</translation>
  </message>
  <message>
   <source>Invert</source>
   <translation>Инверсия</translation>
  </message>
  <message>
   <source>Pen</source>
   <translation>Перо</translation>
  </message>
  <message>
   <source>Picture</source>
   <translation>Картинка</translation>
  </message>
  <message>
   <source>Pictures ({0})</source>
   <translation>Картинки ({0})</translation>
  </message>
  <message>
   <source>Swap dark and bright, for data that are the other way round</source>
   <translation>Поменять тёмное и светлое, если в данных наоборот</translation>
  </message>
  <message>
   <source>Take the last stroke back</source>
   <translation>Отменить последний штрих</translation>
  </message>
  <message>
   <source>Width of the pen</source>
   <translation>Толщина пера</translation>
  </message>
 </context>
 <context>
  <name>Pins</name>
  <message>
   <source>Move a probe</source>
   <translation>Переместить пробу</translation>
  </message>
  <message>
   <source>Pasted</source>
   <translation>Вставлено</translation>
  </message>
  <message>
   <source>Pin a probe</source>
   <translation>Закрепить пробу</translation>
  </message>
  <message>
   <source>Rename a probe</source>
   <translation>Переименовать пробу</translation>
  </message>
  <message>
   <source>Unpin a probe</source>
   <translation>Открепить пробу</translation>
  </message>
 </context>
 <context>
  <name>PlanTexts</name>
  <message>
   <source>Ends the run when a value has not become better for some epochs.</source>
   <translation>Завершает запуск, если значение не улучшалось несколько эпох.</translation>
  </message>
  <message>
   <source>Ends the run with the weights of its best epoch, not of its last one.</source>
   <translation>Оставляет запуску веса лучшей эпохи, а не последней.</translation>
  </message>
  <message>
   <source>Keep the best weights</source>
   <translation>Оставить лучшие веса</translation>
  </message>
  <message>
   <source>Lower the learning rate on a plateau</source>
   <translation>Снижать скорость обучения на плато</translation>
  </message>
  <message>
   <source>Makes smaller steps when a value has not become better for some epochs.</source>
   <translation>Уменьшает шаги, если значение не улучшалось несколько эпох.</translation>
  </message>
  <message>
   <source>Schedule the learning rate</source>
   <translation>Расписание скорости обучения</translation>
  </message>
  <message>
   <source>Sets the learning rate of each epoch by a rule that counts epochs.</source>
   <translation>Задаёт скорость обучения каждой эпохи по правилу, которое считает эпохи.</translation>
  </message>
  <message>
   <source>Stop early</source>
   <translation>Ранняя остановка</translation>
  </message>
  <message>
   <source>Validation share</source>
   <translation>Доля проверки</translation>
  </message>
 </context>
 <context>
  <name>PlanePage</name>
  <message>
   <source>A plane needs three samples, but this part has fewer.</source>
   <translation>Для плоскости нужны три образца, а в этой части их меньше.</translation>
  </message>
  <message>
   <source>Away from that line</source>
   <translation>В сторону от этой прямой</translation>
  </message>
  <message>
   <source>Choose a sample first, in a gallery or on the map.</source>
   <translation>Сначала выберите образец в галерее или на карте.</translation>
  </message>
  <message>
   <source>From 1 to 2</source>
   <translation>От 1 к 2</translation>
  </message>
  <message>
   <source>From the map</source>
   <translation>С карты</translation>
  </message>
  <message>
   <source>Others</source>
   <translation>Другие</translation>
  </message>
  <message>
   <source>Places along each side of the plane, from 10 to 300; usual are 60</source>
   <translation>Точек вдоль каждой стороны плоскости, от 10 до 300; обычно 60</translation>
  </message>
  <message>
   <source>Select three samples on the map first.</source>
   <translation>Сначала выделите три образца на карте.</translation>
  </message>
  <message>
   <source>Share of the plane of each class</source>
   <translation>Доля плоскости у каждого класса</translation>
  </message>
  <message>
   <source>The colour is the class that the network says of the mixture at this place, pale where it is unsure. A click shows the mixture. Lengths are those of the data.</source>
   <translation>Цвет показывает класс, который сеть называет для смеси в этом месте; он бледный там, где она не уверена. Щелчок показывает смесь. Длины измерены в единицах данных.</translation>
  </message>
  <message>
   <source>The first three samples selected on the map</source>
   <translation>Первые три образца, выделенные на карте</translation>
  </message>
  <message>
   <source>Three samples of different classes by chance</source>
   <translation>Три случайных образца разных классов</translation>
  </message>
 </context>
 <context>
  <name>PlaneResults</name>
  <message>
   <source>Decision boundary</source>
   <translation>Граница решения</translation>
  </message>
  <message>
   <source>Points are samples; the line is what the network says.</source>
   <translation>Точки — образцы, линия — ответ сети.</translation>
  </message>
  <message>
   <source>The colour is the class that the network says; pale where it is unsure.</source>
   <translation>Цвет — класс, который называет сеть; бледный там, где она не уверена.</translation>
  </message>
  <message>
   <source>The curve that the network draws</source>
   <translation>Кривая, которую рисует сеть</translation>
  </message>
 </context>
 <context>
  <name>PointsPlot</name>
  <message>
   <source>{1} over {0}</source>
   <translation>{1} по {0}</translation>
  </message>
 </context>
 <context>
  <name>PointsView</name>
  <message>
   <source>Across</source>
   <translation>По оси X</translation>
  </message>
  <message>
   <source>Sample {0}: {1}, {2}</source>
   <translation>Образец {0}: {1}, {2}</translation>
  </message>
  <message>
   <source>Sample {0}: {1}, {2}, class {3}</source>
   <translation>Образец {0}: {1}, {2}, класс {3}</translation>
  </message>
  <message>
   <source>The feature along the horizontal axis</source>
   <translation>Признак вдоль горизонтальной оси</translation>
  </message>
  <message>
   <source>The feature along the vertical axis</source>
   <translation>Признак вдоль вертикальной оси</translation>
  </message>
  <message>
   <source>Up</source>
   <translation>По оси Y</translation>
  </message>
 </context>
 <context>
  <name>PredictionBars</name>
  <message>
   <source>Prediction</source>
   <translation>Предсказание</translation>
  </message>
 </context>
 <context>
  <name>PreferencesDialog</name>
  <message>
   <source>All but one ({0})</source>
   <translation>Все, кроме одного ({0})</translation>
  </message>
  <message>
   <source>As the system</source>
   <translation>Как в системе</translation>
  </message>
  <message>
   <source>Changes are in force at once.</source>
   <translation>Изменения действуют сразу.</translation>
  </message>
  <message>
   <source>Colours</source>
   <translation>Тема</translation>
  </message>
  <message>
   <source>Cores for training</source>
   <translation>Ядра для обучения</translation>
  </message>
  <message>
   <source>Dark</source>
   <translation>Тёмная</translation>
  </message>
  <message>
   <source>Language</source>
   <translation>Язык</translation>
  </message>
  <message>
   <source>Light</source>
   <translation>Светлая</translation>
  </message>
  <message>
   <source>On how many processor cores a network trains at the same time. One core is left to the window by default; with all of them training is faster, and the window may answer a little later. Results do not depend on it. Range: 1 to {0}.</source>
   <translation>На скольких ядрах процессора сеть обучается одновременно. По умолчанию одно ядро остаётся окну; на всех ядрах обучение идёт быстрее, но окно может отвечать чуть позже. На результаты это не влияет. Диапазон: от 1 до {0}.</translation>
  </message>
  <message>
   <source>Preferences</source>
   <translation>Настройки</translation>
  </message>
 </context>
 <context>
  <name>PreparationForm</name>
  <message>
   <source>Choose {0}</source>
   <translation>Выбор: {0}</translation>
  </message>
  <message>
   <source>How inputs are scaled before the network gets them, as the training part says</source>
   <translation>Как масштабируются входы перед подачей в сеть, по обучающей части</translation>
  </message>
  <message>
   <source>Preparation of the inputs</source>
   <translation>Подготовка входов</translation>
  </message>
 </context>
 <context>
  <name>Preparations</name>
  <message>
   <source>Divide by 255</source>
   <translation>Разделить на 255</translation>
  </message>
  <message>
   <source>From 0 to 1</source>
   <translation>От 0 до 1</translation>
  </message>
  <message>
   <source>Mean 0 and deviation 1 for every feature, or every colour. The usual choice for tables.</source>
   <translation>Среднее 0 и отклонение 1 у каждого признака или цвета. Обычный выбор для таблиц.</translation>
  </message>
  <message>
   <source>Pixels from 0 to 1. The usual choice for images.</source>
   <translation>Пиксели от 0 до 1. Обычный выбор для изображений.</translation>
  </message>
  <message>
   <source>Standardise</source>
   <translation>Стандартизация</translation>
  </message>
  <message>
   <source>Subtract the mean image</source>
   <translation>Вычесть среднее изображение</translation>
  </message>
  <message>
   <source>Takes the mean of all training images away, then divides by 255: every pixel is 0 in the mean.</source>
   <translation>Вычитает среднее всех обучающих изображений, затем делит на 255: каждый пиксель в среднем равен 0.</translation>
  </message>
  <message>
   <source>The network gets the values as they are.</source>
   <translation>Сеть получает значения как есть.</translation>
  </message>
  <message>
   <source>The smallest value of every feature, or every colour, becomes 0, the largest 1.</source>
   <translation>Наименьшее значение каждого признака или цвета становится 0, наибольшее — 1.</translation>
  </message>
  <message>
   <source>Unchanged</source>
   <translation>Без изменений</translation>
  </message>
 </context>
 <context>
  <name>PreviewPane</name>
  <message>
   <source>Shape of a sample: {0} · classes: {1}</source>
   <translation>Форма образца: {0} · классов: {1}</translation>
  </message>
  <message>
   <source>Shape of a sample: {0} · values to predict: {1}</source>
   <translation>Форма образца: {0} · предсказываемых величин: {1}</translation>
  </message>
 </context>
 <context>
  <name>ProbeBench</name>
  <message>
   <source>Choose pictures</source>
   <translation>Выберите картинки</translation>
  </message>
  <message>
   <source>Pictures ({0})</source>
   <translation>Картинки ({0})</translation>
  </message>
  <message>
   <source>Pin pictures from files</source>
   <translation>Закрепить картинки из файлов</translation>
  </message>
  <message>
   <source>Pin pictures from files; they are resized to fit</source>
   <translation>Закрепить картинки из файлов; размер подгоняется</translation>
  </message>
  <message>
   <source>Pin this sample</source>
   <translation>Закрепить этот образец</translation>
  </message>
  <message>
   <source>Pin this sample: every page, epoch and model shows the same probes (P)</source>
   <translation>Закрепить этот образец: пробы одни и те же на всех страницах, для всех эпох и моделей (P)</translation>
  </message>
  <message>
   <source>Pin up to {0} inputs: this sample, or drop or paste pictures here.</source>
   <translation>Закрепите до {0} входов: этот образец, или перетащите либо вставьте сюда картинки.</translation>
  </message>
  <message>
   <source>Rename</source>
   <translation>Переименовать</translation>
  </message>
  <message>
   <source>Unpin</source>
   <translation>Открепить</translation>
  </message>
 </context>
 <context>
  <name>ProbeCards</name>
  <message>
   <source>Own input</source>
   <translation>Свой вход</translation>
  </message>
  <message>
   <source>Sample {0}</source>
   <translation>Образец {0}</translation>
  </message>
 </context>
 <context>
  <name>ProbeStrip</name>
  <message>
   <source>Name of the probe</source>
   <translation>Название пробы</translation>
  </message>
  <message>
   <source>Pinned inputs. Arrow keys choose one, Esc goes back to the sample, F2 renames, Del unpins, Alt and arrows move it.</source>
   <translation>Закреплённые входы. Стрелки выбирают, Esc возвращает к образцу, F2 переименовывает, Del открепляет, Alt и стрелки перемещают.</translation>
  </message>
  <message>
   <source>Probes</source>
   <translation>Пробы</translation>
  </message>
 </context>
 <context>
  <name>ProfilePart</name>
  <message>
   <source>As in {0}:</source>
   <translation>Как в {0}:</translation>
  </message>
  <message>
   <source>Defaults of {0}</source>
   <translation>Как по умолчанию в {0}</translation>
  </message>
  <message>
   <source>Gates, the form of GRU, epsilons and the accuracy of yes or no as they were in 2017; the last samples validate, not some drawn by chance, as in every Keras. What you have set yourself stays; all of it can be changed afterwards.</source>
   <translation>Вентили, вид GRU, epsilon и точность для «да или нет» — как в 2017 году; на проверку идут последние примеры, а не случайные, как во всех версиях Keras. То, что вы задали сами, остаётся; потом всё можно изменить.</translation>
  </message>
  <message>
   <source>It would change:</source>
   <translation>Изменится:</translation>
  </message>
  <message>
   <source>Nothing in this experiment differs between them.</source>
   <translation>В этом опыте они ничем не различаются.</translation>
  </message>
  <message>
   <source>Take the defaults of {0}</source>
   <translation>Взять значения по умолчанию {0}</translation>
  </message>
  <message numerus="yes">
   <source>and %n more</source>
   <translation>
    <numerusform>и ещё %n</numerusform>
    <numerusform>и ещё %n</numerusform>
    <numerusform>и ещё %n</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>ProgressStrip</name>
  <message>
   <source>Cancel</source>
   <translation>Отмена</translation>
  </message>
  <message>
   <source>Progress</source>
   <translation>Ход работы</translation>
  </message>
 </context>
 <context>
  <name>ProjectNotice</name>
  <message>
   <source>Nothing was changed. {0}</source>
   <translation>Ничего не изменено. {0}</translation>
  </message>
  <message>
   <source>Save a copy and work there...</source>
   <translation>Сохранить копию и работать там...</translation>
  </message>
  <message>
   <source>Send a copy...</source>
   <translation>Отправить копию...</translation>
  </message>
  <message>
   <source>{0} Changes that wait: {1}.</source>
   <translation>{0} Изменений в ожидании: {1}.</translation>
  </message>
 </context>
 <context>
  <name>RankingPlot</name>
  <message>
   <source>False alarms</source>
   <translation>Ложные тревоги</translation>
  </message>
  <message>
   <source>Precision</source>
   <translation>Точность</translation>
  </message>
  <message>
   <source>Precision-recall curves of the classes</source>
   <translation>Кривые точности и полноты классов</translation>
  </message>
  <message>
   <source>ROC curves of the classes</source>
   <translation>ROC-кривые классов</translation>
  </message>
  <message>
   <source>Recall</source>
   <translation>Полнота</translation>
  </message>
  <message>
   <source>{0} at a threshold of {1}: false alarms {2} %, recall {3} %</source>
   <translation>{0} при пороге {1}: ложные тревоги {2} %, полнота {3} %</translation>
  </message>
  <message>
   <source>{0} at a threshold of {1}: recall {2} %, precision {3} %</source>
   <translation>{0} при пороге {1}: полнота {2} %, точность {3} %</translation>
  </message>
  <message>
   <source>{0}: nothing is told at so high a threshold</source>
   <translation>{0}: при таком высоком пороге не назван ни один образец</translation>
  </message>
 </context>
 <context>
  <name>Reading</name>
  <message>
   <source>Allow unknown files</source>
   <translation>Разрешить неизвестные файлы</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>Закрыть</translation>
  </message>
  <message>
   <source>Found. No run has used these data, so there is nothing to compare.</source>
   <translation>Найдено. Ни один запуск не брал эти данные, сравнивать не с чем.</translation>
  </message>
  <message>
   <source>Found: these are the same data that the runs have learned from.</source>
   <translation>Найдено: это те же данные, на которых учились запуски.</translation>
  </message>
  <message>
   <source>Locate {0}</source>
   <translation>Указать место: {0}</translation>
  </message>
  <message>
   <source>Locate...</source>
   <translation>Указать место...</translation>
  </message>
  <message>
   <source>Reading</source>
   <translation>Чтение</translation>
  </message>
  <message>
   <source>Reading was cancelled.</source>
   <translation>Чтение отменено.</translation>
  </message>
  <message>
   <source>These data are different from those that the runs have learned from: results cannot be compared.</source>
   <translation>Эти данные отличаются от тех, на которых учились запуски: результаты нельзя сравнивать.</translation>
  </message>
  <message>
   <source>Try again</source>
   <translation>Попробовать снова</translation>
  </message>
  <message>
   <source>Use it all the same</source>
   <translation>Всё равно взять</translation>
  </message>
  <message>
   <source>{0} %</source>
   <translation>{0} %</translation>
  </message>
  <message>
   <source>{0} files found</source>
   <translation>Найдено файлов: {0}</translation>
  </message>
  <message>
   <source>{0} of {1} MB</source>
   <translation>{0} из {1} МБ</translation>
  </message>
  <message>
   <source>{0} of {1} pictures</source>
   <translation>{0} из {1} картинок</translation>
  </message>
 </context>
 <context>
  <name>ReliabilityPlot</name>
  <message>
   <source>Probability of what is told</source>
   <translation>Вероятность названного класса</translation>
  </message>
  <message>
   <source>Reliability diagram</source>
   <translation>Диаграмма надёжности</translation>
  </message>
  <message>
   <source>Samples</source>
   <translation>Образцы</translation>
  </message>
  <message>
   <source>Share right</source>
   <translation>Доля верных</translation>
  </message>
  <message>
   <source>The network is {0} to {1} % sure of no sample</source>
   <translation>Ни в одном образце сеть не уверена на {0}–{1} %</translation>
  </message>
  <message>
   <source>{0} to {1} % sure: {2} samples, {3} % right</source>
   <translation>Уверена на {0}–{1} %: образцов {2}, верно {3} %</translation>
  </message>
 </context>
 <context>
  <name>Repairs</name>
  <message>
   <source>Delete {0}</source>
   <translation>Удалить {0}</translation>
  </message>
  <message>
   <source>Insert Reshape to {0}</source>
   <translation>Вставить Reshape в {0}</translation>
  </message>
  <message>
   <source>Insert an input of {0}</source>
   <translation>Вставить вход {0}</translation>
  </message>
  <message numerus="yes">
   <source>Match %n classes</source>
   <translation>
    <numerusform>Подогнать под %n класс</numerusform>
    <numerusform>Подогнать под %n класса</numerusform>
    <numerusform>Подогнать под %n классов</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Match %n values to predict</source>
   <translation>
    <numerusform>Подогнать под %n величину</numerusform>
    <numerusform>Подогнать под %n величины</numerusform>
    <numerusform>Подогнать под %n величин</numerusform>
   </translation>
  </message>
  <message>
   <source>Set the target shape to {0}</source>
   <translation>Задать форму {0}</translation>
  </message>
  <message>
   <source>Use a window of {0}</source>
   <translation>Задать окно {0}</translation>
  </message>
  <message>
   <source>Use the shape of the data, {0}</source>
   <translation>Взять форму данных, {0}</translation>
  </message>
 </context>
 <context>
  <name>ResidualPage</name>
  <message>
   <source>Half of the residuals lie between {0} and {1}, nine of ten between {2} and {3}; the median is {4}. Click a step to see its samples.</source>
   <translation>Половина остатков лежит между {0} и {1}, девять из десяти — между {2} и {3}; медиана {4}. Щёлкните по столбцу, чтобы увидеть его образцы.</translation>
  </message>
  <message>
   <source>Mean absolute error</source>
   <translation>Средняя абс. ошибка</translation>
  </message>
  <message>
   <source>Mean residual</source>
   <translation>Средний остаток</translation>
  </message>
  <message>
   <source>Predicted</source>
   <translation>Предсказано</translation>
  </message>
  <message>
   <source>Residual</source>
   <translation>Остаток</translation>
  </message>
  <message>
   <source>Residual: predicted minus true. A pattern around the line can be learned.</source>
   <translation>Остаток — предсказанное минус истинное. Узор вокруг линии ещё можно выучить.</translation>
  </message>
  <message>
   <source>Root mean squared error</source>
   <translation>Корень ср.-кв. ошибки</translation>
  </message>
  <message>
   <source>Variance explained (R²)</source>
   <translation>Объяснённая дисперсия (R²)</translation>
  </message>
 </context>
 <context>
  <name>ResultsPanel</name>
  <message>
   <source>Compute loss and metrics over the whole part</source>
   <translation>Посчитать потери и метрики по всей части</translation>
  </message>
  <message>
   <source>Evaluate</source>
   <translation>Оценить</translation>
  </message>
  <message>
   <source>See what the network can do</source>
   <translation>Что умеет сеть</translation>
  </message>
  <message>
   <source>Which part of the data the results are about</source>
   <translation>К какой части данных относятся результаты</translation>
  </message>
  <message>
   <source>{0} of {1}</source>
   <translation>{0} из {1}</translation>
  </message>
 </context>
 <context>
  <name>RobustnessView</name>
  <message>
   <source>100 less the quality of JPEG</source>
   <translation>100 минус качество JPEG</translation>
  </message>
  <message>
   <source>Blur</source>
   <translation>Размытие</translation>
  </message>
  <message>
   <source>Brightness</source>
   <translation>Яркость</translation>
  </message>
  <message>
   <source>Disturb nothing</source>
   <translation>Ничего не искажать</translation>
  </message>
  <message>
   <source>How strongly. Nothing.</source>
   <translation>Насколько сильно. По умолчанию никак.</translation>
  </message>
  <message>
   <source>How the image is disturbed. Noise.</source>
   <translation>Как искажается изображение. По умолчанию шум.</translation>
  </message>
  <message>
   <source>Noise</source>
   <translation>Шум</translation>
  </message>
  <message>
   <source>Probability</source>
   <translation>Вероятность</translation>
  </message>
  <message>
   <source>Rotation</source>
   <translation>Поворот</translation>
  </message>
  <message>
   <source>Shift downwards</source>
   <translation>Сдвиг вниз</translation>
  </message>
  <message>
   <source>Shift to the right</source>
   <translation>Сдвиг вправо</translation>
  </message>
  <message>
   <source>Solid: '{0}'. Dashed: the strongest other class. Click to go there.</source>
   <translation>Сплошная: «{0}». Штриховая: сильнейший другой класс. Щелчок переносит туда.</translation>
  </message>
  <message>
   <source>degrees, anticlockwise</source>
   <translation>градусы против часовой стрелки</translation>
  </message>
  <message>
   <source>quality {0}</source>
   <translation>качество {0}</translation>
  </message>
  <message>
   <source>share of the height</source>
   <translation>доля высоты</translation>
  </message>
  <message>
   <source>share of the range of values</source>
   <translation>доля диапазона значений</translation>
  </message>
  <message>
   <source>share of the shorter side</source>
   <translation>доля короткой стороны</translation>
  </message>
  <message>
   <source>share of the width</source>
   <translation>доля ширины</translation>
  </message>
  <message>
   <source>strongest other class</source>
   <translation>сильнейший другой класс</translation>
  </message>
 </context>
 <context>
  <name>RowPage</name>
  <message>
   <source>Back to the row</source>
   <translation>Вернуть строку</translation>
  </message>
  <message>
   <source>Only images and rows of tables can be changed here so far.</source>
   <translation>Изменять здесь пока можно только изображения и строки таблиц.</translation>
  </message>
  <message>
   <source>Put every feature to its value in the sample</source>
   <translation>Вернуть каждому признаку его значение в образце</translation>
  </message>
  <message>
   <source>{0}: {1} → {2}</source>
   <translation>{0}: {1} → {2}</translation>
  </message>
 </context>
 <context>
  <name>RunDeeds</name>
  <message numerus="yes">
   <source>%n run(s)</source>
   <translation>
    <numerusform>%n запуск</numerusform>
    <numerusform>%n запуска</numerusform>
    <numerusform>%n запусков</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Delete %n run(s) for good?</source>
   <translation>
    <numerusform>Удалить %n запуск навсегда?</numerusform>
    <numerusform>Удалить %n запуска навсегда?</numerusform>
    <numerusform>Удалить %n запусков навсегда?</numerusform>
   </translation>
  </message>
  <message>
   <source>Delete for good</source>
   <translation>Удалить навсегда</translation>
  </message>
  <message>
   <source>Delete {0}</source>
   <translation>Удалить {0}</translation>
  </message>
  <message>
   <source>Draw {0}</source>
   <translation>Рисовать {0}</translation>
  </message>
  <message>
   <source>Keep them</source>
   <translation>Оставить</translation>
  </message>
  <message>
   <source>Rename {0}</source>
   <translation>Переименовать {0}</translation>
  </message>
  <message>
   <source>Restore {0}</source>
   <translation>Восстановить {0}</translation>
  </message>
  <message>
   <source>Show the network as drawn</source>
   <translation>Показать сеть как на схеме</translation>
  </message>
  <message>
   <source>Show {0}</source>
   <translation>Показать {0}</translation>
  </message>
  <message>
   <source>Take over the settings of {0}</source>
   <translation>Взять настройки: {0}</translation>
  </message>
  <message>
   <source>Take {0} off the plots</source>
   <translation>Убрать {0} с графиков</translation>
  </message>
  <message>
   <source>Their curves and weights leave the project. No undo brings them back.</source>
   <translation>Их кривые и веса уйдут из проекта, и отмена их не вернёт.</translation>
  </message>
  <message>
   <source>Write a note on {0}</source>
   <translation>Сделать заметку: {0}</translation>
  </message>
 </context>
 <context>
  <name>RunHead</name>
  <message>
   <source>Epoch {0} of {1}</source>
   <translation>Эпоха {0} из {1}</translation>
  </message>
  <message>
   <source>Epoch {0} of {1} · batch {2} of {3}</source>
   <translation>Эпоха {0} из {1} · пакет {2} из {3}</translation>
  </message>
  <message>
   <source>Epoch {0} of {1} · validating {2} of {3}</source>
   <translation>Эпоха {0} из {1} · проверка {2} из {3}</translation>
  </message>
  <message>
   <source>Preparing</source>
   <translation>Подготовка</translation>
  </message>
  <message>
   <source>Progress</source>
   <translation>Ход обучения</translation>
  </message>
  <message>
   <source>{0} elapsed</source>
   <translation>прошло {0}</translation>
  </message>
  <message>
   <source>{0} left</source>
   <translation>осталось {0}</translation>
  </message>
  <message>
   <source>{0} samples/s</source>
   <translation>{0} образцов/с</translation>
  </message>
 </context>
 <context>
  <name>RunPlots</name>
  <message>
   <source>Drawings (*.svg)</source>
   <translation>Рисунки (*.svg)</translation>
  </message>
  <message>
   <source>Pictures (*.png)</source>
   <translation>Картинки (*.png)</translation>
  </message>
  <message>
   <source>Save the plot</source>
   <translation>Сохранить график</translation>
  </message>
  <message>
   <source>Tables (*.csv)</source>
   <translation>Таблицы (*.csv)</translation>
  </message>
  <message>
   <source>What this plot shows</source>
   <translation>Что показывает этот график</translation>
  </message>
  <message>
   <source>training</source>
   <translation>обучение</translation>
  </message>
  <message>
   <source>validation</source>
   <translation>проверка</translation>
  </message>
 </context>
 <context>
  <name>RunTexts</name>
  <message>
   <source>Layers</source>
   <translation>Слои</translation>
  </message>
  <message>
   <source>Optimizer {0}</source>
   <translation>Оптимизатор {0}</translation>
  </message>
  <message>
   <source>Weight</source>
   <translation>Вес</translation>
  </message>
  <message>
   <source>completed</source>
   <translation>завершён</translation>
  </message>
  <message>
   <source>diverged</source>
   <translation>расходится</translation>
  </message>
  <message>
   <source>failed</source>
   <translation>ошибка</translation>
  </message>
  <message>
   <source>from a file</source>
   <translation>из файла</translation>
  </message>
  <message>
   <source>interrupted</source>
   <translation>прерван</translation>
  </message>
  <message>
   <source>paused</source>
   <translation>на паузе</translation>
  </message>
  <message>
   <source>stopped</source>
   <translation>остановлен</translation>
  </message>
  <message>
   <source>stopped early</source>
   <translation>ранняя остановка</translation>
  </message>
  <message>
   <source>training</source>
   <translation>обучается</translation>
  </message>
 </context>
 <context>
  <name>RunsModel</name>
  <message>
   <source>Accuracy</source>
   <translation>Точность</translation>
  </message>
  <message>
   <source>Accuracy of the last epoch</source>
   <translation>Точность последней эпохи</translation>
  </message>
  <message>
   <source>Best</source>
   <translation>Лучшая</translation>
  </message>
  <message>
   <source>Data</source>
   <translation>Данные</translation>
  </message>
  <message>
   <source>Data, and the beginning of their hash</source>
   <translation>Данные и начало их хеша</translation>
  </message>
  <message>
   <source>Epochs</source>
   <translation>Эпохи</translation>
  </message>
  <message>
   <source>Epochs done and planned</source>
   <translation>Сколько эпох пройдено и задумано</translation>
  </message>
  <message>
   <source>Loss</source>
   <translation>Потери</translation>
  </message>
  <message>
   <source>Loss of the last epoch</source>
   <translation>Потери последней эпохи</translation>
  </message>
  <message>
   <source>Name, colour, and whether curves are drawn</source>
   <translation>Имя, цвет и рисуются ли кривые</translation>
  </message>
  <message>
   <source>Note</source>
   <translation>Заметка</translation>
  </message>
  <message>
   <source>Optimizer</source>
   <translation>Оптимизатор</translation>
  </message>
  <message>
   <source>Optimizer, learning rate and batch size</source>
   <translation>Оптимизатор, скорость обучения и размер пакета</translation>
  </message>
  <message>
   <source>Parameters</source>
   <translation>Параметры</translation>
  </message>
  <message>
   <source>Parameters of the network</source>
   <translation>Число параметров сети</translation>
  </message>
  <message>
   <source>Run</source>
   <translation>Запуск</translation>
  </message>
  <message>
   <source>Started</source>
   <translation>Начат</translation>
  </message>
  <message>
   <source>State</source>
   <translation>Состояние</translation>
  </message>
  <message>
   <source>The best epoch, by the validation</source>
   <translation>Лучшая эпоха, судя по проверке</translation>
  </message>
  <message>
   <source>Tick: its curves are drawn. Double-click: viewers show it.</source>
   <translation>Галочка: кривые рисуются. Двойной щелчок: запуск виден на панелях.</translation>
  </message>
  <message>
   <source>Time</source>
   <translation>Время</translation>
  </message>
  <message>
   <source>Time spent in training, without validations and pauses</source>
   <translation>Время обучения без проверок и пауз</translation>
  </message>
  <message>
   <source>What became of the run</source>
   <translation>Чем закончился запуск</translation>
  </message>
  <message>
   <source>What you want to remember of the run</source>
   <translation>Что вы хотите запомнить об этом запуске</translation>
  </message>
  <message>
   <source>When the run began</source>
   <translation>Когда запуск начался</translation>
  </message>
  <message>
   <source>{0} in epoch {1}</source>
   <translation>{0} в эпохе {1}</translation>
  </message>
  <message>
   <source>{0} parameters</source>
   <translation>параметров: {0}</translation>
  </message>
 </context>
 <context>
  <name>RunsPanel</name>
  <message>
   <source>Bin ({0})</source>
   <translation>Корзина ({0})</translation>
  </message>
  <message>
   <source>Compare</source>
   <translation>Сравнить</translation>
  </message>
  <message>
   <source>Delete</source>
   <translation>Удалить</translation>
  </message>
  <message>
   <source>Delete what is in the bin for good</source>
   <translation>Удалить содержимое корзины навсегда</translation>
  </message>
  <message>
   <source>Draw its curves, or leave them out</source>
   <translation>Рисовать его кривые или нет</translation>
  </message>
  <message>
   <source>Draw the curves</source>
   <translation>Рисовать кривые</translation>
  </message>
  <message>
   <source>Empty the bin...</source>
   <translation>Очистить корзину...</translation>
  </message>
  <message>
   <source>Export model...</source>
   <translation>Экспорт модели...</translation>
  </message>
  <message>
   <source>Filter runs</source>
   <translation>Фильтр запусков</translation>
  </message>
  <message>
   <source>Give the run another name</source>
   <translation>Дать запуску другое имя</translation>
  </message>
  <message>
   <source>Go on where the last saved state is</source>
   <translation>Продолжить с последнего сохранённого состояния</translation>
  </message>
  <message>
   <source>Put data, network and plan of this run into the project</source>
   <translation>Вернуть в проект данные, сеть и план этого запуска</translation>
  </message>
  <message>
   <source>Put the selected runs into the bin</source>
   <translation>Убрать выбранные запуски в корзину</translation>
  </message>
  <message>
   <source>Rename</source>
   <translation>Переименовать</translation>
  </message>
  <message>
   <source>Restore</source>
   <translation>Восстановить</translation>
  </message>
  <message>
   <source>Resume</source>
   <translation>Продолжить</translation>
  </message>
  <message>
   <source>Runs</source>
   <translation>Запуски</translation>
  </message>
  <message>
   <source>Say in what two selected runs differ</source>
   <translation>Показать, чем различаются два выбранных запуска</translation>
  </message>
  <message>
   <source>Show in the viewers</source>
   <translation>Показать на панелях</translation>
  </message>
  <message>
   <source>Show the runs that were deleted</source>
   <translation>Показать удалённые запуски</translation>
  </message>
  <message>
   <source>Take over its settings</source>
   <translation>Взять его настройки</translation>
  </message>
  <message>
   <source>Take the selected runs out of the bin</source>
   <translation>Достать выбранные запуски из корзины</translation>
  </message>
  <message>
   <source>Viewers show this run's network</source>
   <translation>Панели показывают сеть этого запуска</translation>
  </message>
  <message>
   <source>Write the trained network to a file</source>
   <translation>Записать обученную сеть в файл</translation>
  </message>
 </context>
 <context>
  <name>SampleGallery</name>
  <message>
   <source>Look inside →</source>
   <translation>Заглянуть внутрь →</translation>
  </message>
  <message>
   <source>Open the chosen sample in the inside panel</source>
   <translation>Открыть выбранный образец на панели «Внутри»</translation>
  </message>
  <message>
   <source>Samples</source>
   <translation>Образцы</translation>
  </message>
 </context>
 <context>
  <name>SamplePicker</name>
  <message>
   <source>All classes</source>
   <translation>Все классы</translation>
  </message>
  <message>
   <source>Another sample by chance</source>
   <translation>Случайный образец</translation>
  </message>
  <message>
   <source>Mistakes first, the surest at the beginning</source>
   <translation>Сначала ошибки, самые уверенные первыми</translation>
  </message>
  <message>
   <source>Next sample (arrow keys)</source>
   <translation>Следующий образец (стрелки)</translation>
  </message>
  <message>
   <source>Own input</source>
   <translation>Свой вход</translation>
  </message>
  <message>
   <source>Previous sample (arrow keys)</source>
   <translation>Предыдущий образец (стрелки)</translation>
  </message>
  <message>
   <source>Probe</source>
   <translation>Проба</translation>
  </message>
  <message>
   <source>Sample {0}</source>
   <translation>Образец {0}</translation>
  </message>
  <message>
   <source>Which class is looked at</source>
   <translation>Какой класс смотреть</translation>
  </message>
  <message>
   <source>Which part of the data is looked at</source>
   <translation>Какую часть данных смотреть</translation>
  </message>
  <message>
   <source>{0} of {1}</source>
   <translation>{0} из {1}</translation>
  </message>
  <message>
   <source>{0}: {1}, true {2}</source>
   <translation>{0}: {1}, верно {2}</translation>
  </message>
 </context>
 <context>
  <name>SampleStrip</name>
  <message>
   <source>Arrow keys step through the samples</source>
   <translation>Стрелки переходят от образца к образцу</translation>
  </message>
  <message>
   <source>Samples</source>
   <translation>Образцы</translation>
  </message>
 </context>
 <context>
  <name>SampleWindow</name>
  <message>
   <source>Sample</source>
   <translation>Образец</translation>
  </message>
  <message>
   <source>Sample after</source>
   <translation>Следующий образец</translation>
  </message>
  <message>
   <source>Sample before</source>
   <translation>Предыдущий образец</translation>
  </message>
  <message>
   <source>Sample {0} of {1} · {2} × {3} pixels</source>
   <translation>Образец {0} из {1} · {2} × {3} пикс.</translation>
  </message>
 </context>
 <context>
  <name>SamplesView</name>
  <message>
   <source>Click a picture to see it large</source>
   <translation>Щёлкните картинку, чтобы увидеть её крупно</translation>
  </message>
 </context>
 <context>
  <name>ScatterPlot</name>
  <message>
   <source>Points by class</source>
   <translation>Точки по классам</translation>
  </message>
  <message>
   <source>{0}: {1} %</source>
   <translation>{0}: {1} %</translation>
  </message>
 </context>
 <context>
  <name>ScoresPage</name>
  <message>
   <source>How well each class is told</source>
   <translation>Как хорошо определяется каждый класс</translation>
  </message>
  <message>
   <source>Mistakes around {0}</source>
   <translation>Ошибки вокруг класса {0}</translation>
  </message>
  <message>
   <source>Samples of {0}</source>
   <translation>Образцы класса {0}</translation>
  </message>
  <message>
   <source>Samples told to be {0}</source>
   <translation>Образцы, названные {0}</translation>
  </message>
 </context>
 <context>
  <name>SearchPalette</name>
  <message>
   <source>Find</source>
   <translation>Поиск</translation>
  </message>
  <message>
   <source>Found</source>
   <translation>Найдено</translation>
  </message>
  <message>
   <source>Type to find</source>
   <translation>Начните печатать</translation>
  </message>
 </context>
 <context>
  <name>SelectionBar</name>
  <message>
   <source>Clear</source>
   <translation>Снять</translation>
  </message>
  <message>
   <source>Find a class, a sample number or a word</source>
   <translation>Найти класс, номер образца или слово</translation>
  </message>
  <message>
   <source>Find on the map</source>
   <translation>Найти на карте</translation>
  </message>
  <message>
   <source>List the selected samples below</source>
   <translation>Показать выделенные образцы ниже</translation>
  </message>
  <message>
   <source>Nearest neighbours, with their distances</source>
   <translation>Ближайшие соседи и расстояния до них</translation>
  </message>
  <message>
   <source>Open as gallery</source>
   <translation>Открыть галереей</translation>
  </message>
  <message>
   <source>Select nothing (Esc)</source>
   <translation>Снять выделение (Esc)</translation>
  </message>
  <message>
   <source>Selects what it finds. Enter a name, or a number from 1; words from 0.</source>
   <translation>Выделяет найденное. Введите имя или номер с 1; слова считаются с 0.</translation>
  </message>
 </context>
 <context>
  <name>Settings</name>
  <message>
   <source>'nearest' repeats pixels, 'bilinear' mixes neighbours and gives smooth edges.</source>
   <translation>'nearest' повторяет пиксели, 'bilinear' смешивает соседние и даёт плавные края.</translation>
  </message>
  <message>
   <source>'valid' keeps all of the result; 'same' cuts its border off, so that the size is that of the input times the strides.</source>
   <translation>'valid' сохраняет весь результат; 'same' срезает его кайму, чтобы размер был размером входа, умноженным на шаг окна.</translation>
  </message>
  <message>
   <source>'valid' uses only windows that lie fully inside, so that the sequence shrinks; 'same' adds a border of zeros and keeps the length (at strides of 1); 'causal' adds it at the beginning only, so that no step sees what comes after it.</source>
   <translation>'valid' берёт только окна, целиком лежащие внутри, и последовательность укорачивается; 'same' добавляет кайму из нулей и сохраняет длину (при шаге 1); 'causal' добавляет её только в начале, и ни один шаг не видит того, что после него.</translation>
  </message>
  <message>
   <source>'valid' uses only windows that lie fully inside, so that the size shrinks; 'same' adds a border of zeros and keeps the size (at strides of 1).</source>
   <translation>'valid' берёт только окна, целиком лежащие внутри, и размер уменьшается; 'same' добавляет кайму из нулей и сохраняет размер (при шаге 1).</translation>
  </message>
  <message>
   <source>'valid' uses only windows that lie fully inside; 'same' also those that reach over the border, where only the places inside count.</source>
   <translation>'valid' берёт только окна, целиком лежащие внутри; 'same' — и те, что выходят за край: считаются лишь места внутри.</translation>
  </message>
  <message>
   <source>A change smaller than this does not count as better.</source>
   <translation>Изменение меньше этого не считается улучшением.</translation>
  </message>
  <message>
   <source>A dropout for networks with selu, which keeps their mean and variance.</source>
   <translation>Прореживание для сетей с selu: сохраняет их среднее и дисперсию.</translation>
  </message>
  <message>
   <source>A number that makes the noise of this layer the same in every run. Without one it follows the seed of the training.</source>
   <translation>Число, при котором шум этого слоя одинаков в каждом запуске. Без него шум зависит от начального числа обучения.</translation>
  </message>
  <message>
   <source>A penalty on large biases, added to the loss; seldom useful.</source>
   <translation>Штраф за большие смещения, добавляется к потерям; редко бывает полезен.</translation>
  </message>
  <message>
   <source>A penalty on large factors, added to the loss; L1 switches channels off.</source>
   <translation>Штраф за большие множители, добавляется к потерям; L1 выключает каналы.</translation>
  </message>
  <message>
   <source>A penalty on large outputs of the layer, added to the loss. L1 makes most outputs 0, as in a sparse autoencoder.</source>
   <translation>Штраф за большие выходы слоя, добавляется к потерям. L1 делает большинство выходов нулями, как в разреженном автокодировщике.</translation>
  </message>
  <message>
   <source>A penalty on large shifts, added to the loss; seldom useful.</source>
   <translation>Штраф за большие сдвиги, добавляется к потерям; редко бывает полезен.</translation>
  </message>
  <message>
   <source>A penalty on large slopes, added to the loss; seldom useful.</source>
   <translation>Штраф за большие наклоны, добавляется к потерям; редко бывает полезен.</translation>
  </message>
  <message>
   <source>A penalty on large values in the table, added to the loss.</source>
   <translation>Штраф за большие значения таблицы, добавляется к потерям.</translation>
  </message>
  <message>
   <source>A penalty on large weights from step to step, added to the loss.</source>
   <translation>Штраф за большие веса от шага к шагу, добавляется к потерям.</translation>
  </message>
  <message>
   <source>A penalty on large weights of the kernels of single channels, added to the loss.</source>
   <translation>Штраф за большие веса ядер отдельных каналов, добавляется к потерям.</translation>
  </message>
  <message>
   <source>A penalty on large weights that acts on the gradient alone, not on the sum of squared gradients.</source>
   <translation>Штраф за большие веса, который действует только на градиент, а не на сумму квадратов градиентов.</translation>
  </message>
  <message>
   <source>A penalty on large weights with which channels are mixed, added to the loss.</source>
   <translation>Штраф за большие веса, которыми смешиваются каналы, добавляется к потерям.</translation>
  </message>
  <message>
   <source>A penalty on large weights, added to the loss. L2 is the usual means against overfitting, L1 drives weights to exactly 0.</source>
   <translation>Штраф за большие веса, добавляется к потерям. L2 — обычное средство от переобучения, L1 сводит веса точно к 0.</translation>
  </message>
  <message>
   <source>A pull to 0 that is strong in the first steps and fades; 0 switches it off.</source>
   <translation>Притяжение к 0: сильное на первых шагах, потом слабеет; 0 его выключает.</translation>
  </message>
  <message>
   <source>A recurrent layer made of cells, one or several on top of each other.</source>
   <translation>Рекуррентный слой из ячеек, одной или нескольких друг над другом.</translation>
  </message>
  <message>
   <source>A relu that learns its slope for negative values.</source>
   <translation>Relu, которая сама учит наклон для отрицательных значений.</translation>
  </message>
  <message>
   <source>A rule that changes the learning rate from step to step. Without one it stays as it is.</source>
   <translation>Правило, которое меняет скорость обучения от шага к шагу. Без него она постоянна.</translation>
  </message>
  <message>
   <source>A rule that the bias is brought back to after every step; seldom useful.</source>
   <translation>Правило, к которому смещение возвращается после каждого шага; редко бывает полезно.</translation>
  </message>
  <message>
   <source>A rule that the factors are brought back to after every step.</source>
   <translation>Правило, к которому множители возвращаются после каждого шага.</translation>
  </message>
  <message>
   <source>A rule that the kernel is brought back to after every step, such as a largest length of each unit's weights.</source>
   <translation>Правило, к которому ядро возвращается после каждого шага, например наибольшая длина весов каждого нейрона.</translation>
  </message>
  <message>
   <source>A rule that the kernels of single channels are brought back to after every step; seldom useful.</source>
   <translation>Правило, к которому ядра отдельных каналов возвращаются после каждого шага; редко бывает полезно.</translation>
  </message>
  <message>
   <source>A rule that the shifts are brought back to after every step.</source>
   <translation>Правило, к которому сдвиги возвращаются после каждого шага.</translation>
  </message>
  <message>
   <source>A rule that the slopes are brought back to after every step.</source>
   <translation>Правило, к которому наклоны возвращаются после каждого шага.</translation>
  </message>
  <message>
   <source>A rule that the table is brought back to after every step.</source>
   <translation>Правило, к которому таблица возвращается после каждого шага.</translation>
  </message>
  <message>
   <source>A rule that the weights from step to step are brought back to after every step of training.</source>
   <translation>Правило, к которому веса от шага к шагу возвращаются после каждого шага обучения.</translation>
  </message>
  <message>
   <source>A rule that the weights with which channels are mixed are brought back to after every step; seldom useful.</source>
   <translation>Правило, к которому веса, которыми смешиваются каналы, возвращаются после каждого шага; редко бывает полезно.</translation>
  </message>
  <message>
   <source>A small number that keeps a division from being one by zero.</source>
   <translation>Малое число, чтобы не делить на ноль.</translation>
  </message>
  <message>
   <source>A step in which every feature has this value is left out; 0 is usual.</source>
   <translation>Шаг, где у всех признаков это значение, пропускается; обычно 0.</translation>
  </message>
  <message>
   <source>A whole network in the place of a layer: one that was trained before, or a block that is used several times.</source>
   <translation>Целая сеть на месте слоя: обученная раньше или блок, который используется несколько раз.</translation>
  </message>
  <message>
   <source>Accept unknown files</source>
   <translation>Принимать неизвестные файлы</translation>
  </message>
  <message>
   <source>Accuracy</source>
   <translation>Точность</translation>
  </message>
  <message>
   <source>Activation</source>
   <translation>Функция активации</translation>
  </message>
  <message>
   <source>Activity regularizer</source>
   <translation>Регуляр. активности</translation>
  </message>
  <message>
   <source>Adds a formula of its inputs to the loss, and passes the first one on: a penalty of your own, or all that a network without targets learns by.</source>
   <translation>Прибавляет к потерям формулу от своих входов и пропускает первый вход дальше: свой штраф или всё, чему учится сеть без целей.</translation>
  </message>
  <message>
   <source>Adds a learned number to every output. Switch it off before a batch normalisation, which has its own.</source>
   <translation>Прибавляет к каждому выходу обучаемое число. Выключите перед пакетной нормализацией: у неё есть своё.</translation>
  </message>
  <message>
   <source>Adds a learned shift (beta) to every channel.</source>
   <translation>Прибавляет к каждому каналу обучаемый сдвиг (beta).</translation>
  </message>
  <message>
   <source>Adds a learned shift (beta) to the normalised values.</source>
   <translation>Прибавляет к нормализованным значениям обучаемый сдвиг (beta).</translation>
  </message>
  <message>
   <source>Adds epsilon before the square root is taken, as Keras 3 does; Keras 2 added it afterwards.</source>
   <translation>Прибавляет epsilon до извлечения корня, как Keras 3; Keras 2 прибавлял его после.</translation>
  </message>
  <message>
   <source>Adds its inputs, as the shortcut of a residual network does.</source>
   <translation>Складывает свои входы, как обходная связь в остаточной сети.</translation>
  </message>
  <message>
   <source>Adds random numbers while training, so that the network does not rely on small differences.</source>
   <translation>При обучении прибавляет случайные числа, чтобы сеть не полагалась на малые различия.</translation>
  </message>
  <message>
   <source>Adds rows and columns of zeros around an image.</source>
   <translation>Добавляет вокруг изображения строки и столбцы из нулей.</translation>
  </message>
  <message>
   <source>Adds steps of zeros before and after a sequence.</source>
   <translation>Добавляет шаги из нулей до и после последовательности.</translation>
  </message>
  <message>
   <source>Adds zeros around a volume.</source>
   <translation>Добавляет нули вокруг объёма.</translation>
  </message>
  <message>
   <source>After how many steps the weights are replaced by their average. Without a value this happens only at the end of the training.</source>
   <translation>Через сколько шагов веса заменяются их средним. Без значения — только в конце обучения.</translation>
  </message>
  <message>
   <source>Alpha constraint</source>
   <translation>Огранич. alpha</translation>
  </message>
  <message>
   <source>Alpha initializer</source>
   <translation>Инициализатор alpha</translation>
  </message>
  <message>
   <source>Alpha regularizer</source>
   <translation>Регуляр. alpha</translation>
  </message>
  <message>
   <source>Also takes files whose checksum is not the known one. They may be damaged, or newer than this program.</source>
   <translation>Берёт и файлы с неизвестной контрольной суммой. Они могут быть повреждены или новее этой программы.</translation>
  </message>
  <message>
   <source>Amsgrad</source>
   <translation>AMSGrad</translation>
  </message>
  <message>
   <source>An output above this number counts as told. Without a number it is the largest output of a row.</source>
   <translation>Выход больше этого числа считается названным. Без числа это наибольший выход строки.</translation>
  </message>
  <message>
   <source>An output above this number counts as yes. Without a number it is 0.5.</source>
   <translation>Выход больше этого числа считается ответом «да». Без числа это 0.5.</translation>
  </message>
  <message>
   <source>Another layer for reading backwards; without it, the same one is taken.</source>
   <translation>Другой слой для чтения с конца; без него берётся такой же.</translation>
  </message>
  <message>
   <source>Antialias</source>
   <translation>Сглаживать</translation>
  </message>
  <message>
   <source>Applies one function to every value, where it is wanted apart from a layer.</source>
   <translation>Применяет одну функцию к каждому значению там, где она нужна отдельно от слоя.</translation>
  </message>
  <message>
   <source>Applies one layer to every step of a sequence, such as a convolution to every picture of a film.</source>
   <translation>Применяет один слой к каждому шагу последовательности, например свёртку к каждому кадру фильма.</translation>
  </message>
  <message>
   <source>Approximate</source>
   <translation>Приближённо</translation>
  </message>
  <message>
   <source>At how many places between baseline and image the gradient is taken: more make the sum of the map come closer to the change of the score.</source>
   <translation>В скольких точках между пустым изображением и данным берётся градиент: чем больше, тем ближе сумма карты к изменению оценки.</translation>
  </message>
  <message>
   <source>Attention that compares by a learned sum, as the first translating networks did.</source>
   <translation>Внимание, которое сравнивает обучаемой суммой, как первые сети-переводчики.</translation>
  </message>
  <message>
   <source>Average</source>
   <translation>Усреднение</translation>
  </message>
  <message>
   <source>Average the weights</source>
   <translation>Усреднять веса</translation>
  </message>
  <message>
   <source>Axes</source>
   <translation>Оси</translation>
  </message>
  <message>
   <source>Axes along which one slope serves all places, counted from 1: 1, 2 for images gives one slope a channel.</source>
   <translation>Оси, вдоль которых один наклон служит всем местам, считая от 1: 1, 2 для изображений — по наклону на канал.</translation>
  </message>
  <message>
   <source>Axes with 1 share one decision, None stands for the size of the data; the batch is counted. None, 1, None drops whole features of a sequence.</source>
   <translation>Оси, где 1, решают сообща; None — размер из данных; ось пакета считается. None, 1, None отбрасывает целые признаки последовательности.</translation>
  </message>
  <message>
   <source>Axis</source>
   <translation>Ось</translation>
  </message>
  <message>
   <source>Backward layer</source>
   <translation>Слой с конца</translation>
  </message>
  <message>
   <source>Balance yes and no</source>
   <translation>Уравнять «да» и «нет»</translation>
  </message>
  <message>
   <source>Baseline</source>
   <translation>Точка отсчёта</translation>
  </message>
  <message>
   <source>Batch size</source>
   <translation>Размер пакета</translation>
  </message>
  <message>
   <source>Begins a batch with the states that the batch before ended with, place by place: for sequences that are cut into pieces.</source>
   <translation>Начинает пакет с состояний, которыми кончился предыдущий, место за местом: для последовательностей, разрезанных на куски.</translation>
  </message>
  <message>
   <source>Begins the decay again, over a longer time, instead of staying at its end.</source>
   <translation>Начинает спад заново, на более долгий срок, вместо того чтобы остаться в его конце.</translation>
  </message>
  <message>
   <source>Beta</source>
   <translation>Beta</translation>
  </message>
  <message>
   <source>Beta 1</source>
   <translation>Beta 1</translation>
  </message>
  <message>
   <source>Beta 2</source>
   <translation>Beta 2</translation>
  </message>
  <message>
   <source>Beta constraint</source>
   <translation>Огранич. beta</translation>
  </message>
  <message>
   <source>Beta initializer</source>
   <translation>Инициализатор beta</translation>
  </message>
  <message>
   <source>Beta regularizer</source>
   <translation>Регуляр. beta</translation>
  </message>
  <message>
   <source>Bias</source>
   <translation>Смещение</translation>
  </message>
  <message>
   <source>Bias constraint</source>
   <translation>Огранич. смещения</translation>
  </message>
  <message>
   <source>Bias initializer</source>
   <translation>Инициал. смещения</translation>
  </message>
  <message>
   <source>Bias regularizer</source>
   <translation>Регуляр. смещения</translation>
  </message>
  <message>
   <source>Boundaries</source>
   <translation>Границы</translation>
  </message>
  <message>
   <source>Brings every channel to mean 0 and deviation 1 within the batch: deep networks then train faster and more steadily.</source>
   <translation>Приводит каждый канал в пакете к среднему 0 и отклонению 1: глубокие сети обучаются быстрее и ровнее.</translation>
  </message>
  <message>
   <source>Brings the values of each sample to mean 0 and deviation 1, whatever the batch: usual in transformers and recurrent networks.</source>
   <translation>Приводит значения каждого образца к среднему 0 и отклонению 1, каков бы ни был пакет: обычно в трансформерах и рекуррентных сетях.</translation>
  </message>
  <message>
   <source>By how many pixels the square moves on. Without it half of the square.</source>
   <translation>На сколько пикселей сдвигается квадрат. Если не задано — на половину квадрата.</translation>
  </message>
  <message>
   <source>By which shares images shrink; negative ones enlarge them. -0.2, 0.2 is usual.</source>
   <translation>На какую долю изображения уменьшаются; отрицательные увеличивают. Обычно -0.2, 0.2.</translation>
  </message>
  <message>
   <source>Callbacks</source>
   <translation>Обратные вызовы</translation>
  </message>
  <message>
   <source>Cell</source>
   <translation>Ячейка</translation>
  </message>
  <message>
   <source>Cells</source>
   <translation>Ячейки</translation>
  </message>
  <message>
   <source>Centered</source>
   <translation>Центрирование</translation>
  </message>
  <message>
   <source>Changes the contrast of images while training, so that the network does not rely on the light.</source>
   <translation>При обучении меняет контраст изображений, чтобы сеть не зависела от света.</translation>
  </message>
  <message>
   <source>Chooses the parts by chance. Switch it off for series in time: the last samples then validate.</source>
   <translation>Выбирает части случайно. Выключите для временных рядов: тогда для проверки служат последние образцы.</translation>
  </message>
  <message>
   <source>Class</source>
   <translation>Класс</translation>
  </message>
  <message>
   <source>Class aggregation</source>
   <translation>Сведение классов</translation>
  </message>
  <message>
   <source>Class weights</source>
   <translation>Веса классов</translation>
  </message>
  <message>
   <source>Classes</source>
   <translation>Классы</translation>
  </message>
  <message>
   <source>Clip norm</source>
   <translation>Предел нормы</translation>
  </message>
  <message>
   <source>Clip value</source>
   <translation>Предел значения</translation>
  </message>
  <message>
   <source>Colours</source>
   <translation>Цвета</translation>
  </message>
  <message>
   <source>Computes a formula that you type from its inputs, with noise if you like: a + exp(b / 2) * normal() draws the code of a variational autoencoder.</source>
   <translation>Вычисляет по входам формулу, которую вы пишете, если нужно, с шумом: a + exp(b / 2) * normal() выбирает код вариационного автокодировщика.</translation>
  </message>
  <message>
   <source>Computes the function by a hyperbolic tangent: a little faster, wrong by at most 0.001.</source>
   <translation>Вычисляет функцию через гиперболический тангенс: чуть быстрее, ошибка не больше 0.001.</translation>
  </message>
  <message>
   <source>Cooldown</source>
   <translation>Передышка</translation>
  </message>
  <message>
   <source>Cost of marking too much</source>
   <translation>Цена лишнего</translation>
  </message>
  <message>
   <source>Cost of missing</source>
   <translation>Цена пропуска</translation>
  </message>
  <message>
   <source>Crop to proportions</source>
   <translation>Обрезать по пропорциям</translation>
  </message>
  <message>
   <source>Cropping</source>
   <translation>Обрезка</translation>
  </message>
  <message>
   <source>Curve</source>
   <translation>Кривая</translation>
  </message>
  <message>
   <source>Cuts a part of one size out of each image, anywhere while training, in the middle afterwards.</source>
   <translation>Вырезает из каждого изображения часть одного размера: при обучении где угодно, потом в середине.</translation>
  </message>
  <message>
   <source>Cuts every number of the gradient off at this value, above and below.</source>
   <translation>Обрезает каждое число градиента этим значением сверху и снизу.</translation>
  </message>
  <message>
   <source>Cuts off rows and columns of an image.</source>
   <translation>Отрезает строки и столбцы изображения.</translation>
  </message>
  <message>
   <source>Cuts off steps at the beginning and the end of a sequence.</source>
   <translation>Отрезает шаги в начале и конце последовательности.</translation>
  </message>
  <message>
   <source>Cuts off the borders of a volume.</source>
   <translation>Отрезает края объёма.</translation>
  </message>
  <message>
   <source>Cuts the middle out of images.</source>
   <translation>Вырезает середину изображений.</translation>
  </message>
  <message>
   <source>Cycle</source>
   <translation>Цикл</translation>
  </message>
  <message>
   <source>Decay rate</source>
   <translation>Степень спада</translation>
  </message>
  <message>
   <source>Decay steps</source>
   <translation>Шаги спада</translation>
  </message>
  <message>
   <source>Decimal</source>
   <translation>Десятичный знак</translation>
  </message>
  <message>
   <source>Default value</source>
   <translation>Значение ниже порога</translation>
  </message>
  <message>
   <source>Default: {0}</source>
   <translation>По умолчанию: {0}</translation>
  </message>
  <message>
   <source>Delta</source>
   <translation>Delta</translation>
  </message>
  <message>
   <source>Depth multiplier</source>
   <translation>Ядер на канал</translation>
  </message>
  <message>
   <source>Depthwise constraint</source>
   <translation>Огранич. по каналам</translation>
  </message>
  <message>
   <source>Depthwise initializer</source>
   <translation>Инициал. по каналам</translation>
  </message>
  <message>
   <source>Depthwise regularizer</source>
   <translation>Регуляр. по каналам</translation>
  </message>
  <message>
   <source>Dilation rate</source>
   <translation>Разрежение ядра</translation>
  </message>
  <message>
   <source>Distribution</source>
   <translation>Распределение</translation>
  </message>
  <message>
   <source>Divides by the deviation without taking the mean away, as some old models do. RMSNormalization is what newer ones mean.</source>
   <translation>Делит на отклонение, не вычитая среднего, как некоторые старые модели. Новые имеют в виду RMSNormalization.</translation>
  </message>
  <message>
   <source>Divides by the largest mean square so far, so that a quiet weight does not suddenly take large steps.</source>
   <translation>Делит на наибольший до сих пор средний квадрат, чтобы притихший вес не делал вдруг больших шагов.</translation>
  </message>
  <message>
   <source>Divides by the variance of gradients instead of their mean square. May be steadier, costs memory.</source>
   <translation>Делит на дисперсию градиентов, а не на их средний квадрат. Бывает ровнее, но занимает память.</translation>
  </message>
  <message>
   <source>Divides the values of each sample by their root mean square: a cheaper layer normalisation.</source>
   <translation>Делит значения каждого образца на их среднеквадратичное: нормализация слоя подешевле.</translation>
  </message>
  <message>
   <source>Dropout</source>
   <translation>Прореживание</translation>
  </message>
  <message>
   <source>Eigen-CAM</source>
   <translation>Eigen-CAM</translation>
  </message>
  <message>
   <source>Embeddings constraint</source>
   <translation>Огранич. таблицы</translation>
  </message>
  <message>
   <source>Embeddings initializer</source>
   <translation>Инициал. таблицы</translation>
  </message>
  <message>
   <source>Embeddings regularizer</source>
   <translation>Регуляр. таблицы</translation>
  </message>
  <message>
   <source>Encoding</source>
   <translation>Кодировка</translation>
  </message>
  <message>
   <source>End learning rate</source>
   <translation>Конечная скорость</translation>
  </message>
  <message>
   <source>Enlarges a volume: each place lays a weighted kernel into the output.</source>
   <translation>Увеличивает объём: каждое место кладёт в выход взвешенное ядро.</translation>
  </message>
  <message>
   <source>Enlarges an image: each pixel lays a weighted kernel into the output. The usual way from a small map back to a picture.</source>
   <translation>Увеличивает изображение: каждый пиксель кладёт в выход взвешенное ядро. Обычный путь от малой карты назад к картинке.</translation>
  </message>
  <message>
   <source>Enlarges and shrinks images while training, so that the network recognises them at any size.</source>
   <translation>При обучении увеличивает и уменьшает изображения, чтобы сеть узнавала их при любом размере.</translation>
  </message>
  <message>
   <source>Epochs</source>
   <translation>Эпохи</translation>
  </message>
  <message>
   <source>Epsilon</source>
   <translation>Epsilon</translation>
  </message>
  <message>
   <source>Epsilon inside root</source>
   <translation>Epsilon под корнем</translation>
  </message>
  <message>
   <source>Every output sees every input. The last layer of most networks, and the only kind in the simplest ones.</source>
   <translation>Каждый выход видит каждый вход. Последний слой почти всех сетей и единственный вид слоя в самых простых.</translation>
  </message>
  <message>
   <source>Expression</source>
   <translation>Формула</translation>
  </message>
  <message>
   <source>Factor</source>
   <translation>Множитель</translation>
  </message>
  <message>
   <source>Factor (gamma)</source>
   <translation>Множитель (gamma)</translation>
  </message>
  <message>
   <source>Fill mode</source>
   <translation>За краем</translation>
  </message>
  <message>
   <source>Fill value</source>
   <translation>Значение за краем</translation>
  </message>
  <message>
   <source>Filled with</source>
   <translation>Заполнение</translation>
  </message>
  <message>
   <source>Filters</source>
   <translation>Фильтры</translation>
  </message>
  <message>
   <source>First decay steps</source>
   <translation>Шаги первого спада</translation>
  </message>
  <message>
   <source>Focus (gamma)</source>
   <translation>Фокус (gamma)</translation>
  </message>
  <message>
   <source>From where to where images are turned, in shares of a full turn: -0.1, 0.1 is up to 36 degrees both ways.</source>
   <translation>От какого до какого угла поворачиваются изображения, в долях полного оборота: -0.1, 0.1 — до 36 градусов в обе стороны.</translation>
  </message>
  <message>
   <source>Gain</source>
   <translation>Усиление</translation>
  </message>
  <message>
   <source>Gamma constraint</source>
   <translation>Огранич. gamma</translation>
  </message>
  <message>
   <source>Gamma initializer</source>
   <translation>Инициализатор gamma</translation>
  </message>
  <message>
   <source>Gamma regularizer</source>
   <translation>Регуляр. gamma</translation>
  </message>
  <message>
   <source>Give length 1</source>
   <translation>К длине 1</translation>
  </message>
  <message>
   <source>Give the scores</source>
   <translation>Выдавать оценки</translation>
  </message>
  <message>
   <source>Gives a sample another shape with as many values.</source>
   <translation>Придаёт образцу другую форму с тем же числом значений.</translation>
  </message>
  <message>
   <source>Gives every part the same share of each class.</source>
   <translation>Даёт каждой части одинаковую долю каждого класса.</translation>
  </message>
  <message>
   <source>Gives every vector the length 1.</source>
   <translation>Приводит каждый вектор к длине 1.</translation>
  </message>
  <message>
   <source>Gives the last states as further outputs, to start another layer with, as a decoder does.</source>
   <translation>Выдаёт последние состояния отдельными выходами: с них может начать другой слой, как в декодере.</translation>
  </message>
  <message>
   <source>Gives the output of every step, not of the last one only. Needed before another recurrent layer, and where every step has a label.</source>
   <translation>Выдаёт выход каждого шага, а не только последнего. Нужно перед следующим рекуррентным слоем и там, где метка есть у каждого шага.</translation>
  </message>
  <message>
   <source>Gives the same values at every step of a sequence, as a decoder needs them.</source>
   <translation>Даёт одни и те же значения на каждом шаге последовательности, как нужно декодеру.</translation>
  </message>
  <message>
   <source>Gives the shares of attention as a second output, to look at or to compute with.</source>
   <translation>Даёт доли внимания вторым выходом, чтобы на них смотреть или с ними считать.</translation>
  </message>
  <message>
   <source>Gives the vectors length 1 before, so that the results are cosines from -1 to 1.</source>
   <translation>Сначала приводит векторы к длине 1, и результаты — косинусы от -1 до 1.</translation>
  </message>
  <message>
   <source>Gives yes and no different weights, for data in which one of them is rare.</source>
   <translation>Даёт «да» и «нет» разный вес: для данных, где одно из них редко.</translation>
  </message>
  <message>
   <source>Gives zeros at skipped steps. Without it the output of the step before is repeated.</source>
   <translation>Даёт нули на пропущенных шагах. Без этого повторяется выход предыдущего шага.</translation>
  </message>
  <message>
   <source>Global clip norm</source>
   <translation>Предел общей нормы</translation>
  </message>
  <message>
   <source>Go backwards</source>
   <translation>Читать с конца</translation>
  </message>
  <message>
   <source>Goes the other way: from standardised values back to those of the data.</source>
   <translation>В обратную сторону: от стандартизованных значений к значениям данных.</translation>
  </message>
  <message>
   <source>Grad-CAM</source>
   <translation>Grad-CAM</translation>
  </message>
  <message>
   <source>Grad-CAM that counts several things of one class better. One way back: fast.</source>
   <translation>Grad-CAM, который лучше видит несколько предметов одного класса. Один проход назад: быстро.</translation>
  </message>
  <message>
   <source>Grad-CAM++</source>
   <translation>Grad-CAM++</translation>
  </message>
  <message>
   <source>Gradient accumulation steps</source>
   <translation>Накопление градиента</translation>
  </message>
  <message>
   <source>Gradient × input</source>
   <translation>Градиент × вход</translation>
  </message>
  <message>
   <source>Groups</source>
   <translation>Группы</translation>
  </message>
  <message>
   <source>Growth of the length</source>
   <translation>Рост длительности</translation>
  </message>
  <message>
   <source>Guided Grad-CAM</source>
   <translation>Направленный Grad-CAM</translation>
  </message>
  <message>
   <source>Guided back-propagation</source>
   <translation>Направленное обратное распространение</translation>
  </message>
  <message>
   <source>Guided back-propagation where Grad-CAM looks. Two ways back: fast.</source>
   <translation>Направленное обратное распространение там, куда смотрит Grad-CAM. Два прохода назад: быстро.</translation>
  </message>
  <message>
   <source>Header</source>
   <translation>Заголовок</translation>
  </message>
  <message>
   <source>Heads</source>
   <translation>Головы</translation>
  </message>
  <message>
   <source>Height</source>
   <translation>Высота</translation>
  </message>
  <message>
   <source>Height and width of the pictures, in pixels.</source>
   <translation>Высота и ширина картинок, в пикселях.</translation>
  </message>
  <message>
   <source>Height factor</source>
   <translation>Доля высоты</translation>
  </message>
  <message>
   <source>Height, width and channels of an image, or the number of features of a table row; the batch is not counted. It must be the shape of the data.</source>
   <translation>Высота, ширина и каналы изображения или число признаков строки таблицы; пакет не считается. Форма должна совпадать с формой данных.</translation>
  </message>
  <message>
   <source>How a picture of another shape is made to fit: stretched, cut to its middle, or padded with a border.</source>
   <translation>Как картинка другой формы подгоняется под размер: растягивается, обрезается до середины или дополняется каймой.</translation>
  </message>
  <message>
   <source>How a query is compared with a key: by their product (dot), or by a sum of bent sums (concat). The product is usual.</source>
   <translation>Как запрос сравнивается с ключом: произведением (dot) или суммой изогнутых сумм (concat). Обычно произведением.</translation>
  </message>
  <message>
   <source>How both directions become one: side by side (concat), added (sum), their mean (ave) or their product (mul). Without it both are given.</source>
   <translation>Как два направления становятся одним: рядом (concat), сумма (sum), среднее (ave) или произведение (mul). Без этого выдаются оба.</translation>
  </message>
  <message>
   <source>How far all numbers are moved to 0; those that are nearer become 0.</source>
   <translation>Насколько все числа сдвигаются к 0; те, что ближе, становятся 0.</translation>
  </message>
  <message>
   <source>How far apart the places of a kernel lie, along each axis. With more than 1 a kernel sees farther with the same number of weights; strides must then be 1.</source>
   <translation>Насколько далеко друг от друга места ядра по каждой оси. При значении больше 1 ядро видит дальше с тем же числом весов; шаг окна тогда должен быть 1.</translation>
  </message>
  <message>
   <source>How far apart the places of the input lie in the output, along each axis. 2 doubles the size.</source>
   <translation>Насколько далеко друг от друга места входа ложатся в выходе по каждой оси. 2 удваивает размер.</translation>
  </message>
  <message>
   <source>How far chance moves each point: the standard deviation. More noise makes classes overlap.</source>
   <translation>Насколько случай сдвигает каждую точку: стандартное отклонение. Чем больше шум, тем сильнее классы перекрываются.</translation>
  </message>
  <message>
   <source>How far images move down, in shares of their height; up if negative. -0.1, 0.1 is usual.</source>
   <translation>Насколько изображения сдвигаются вниз, в долях высоты; отрицательные — вверх. Обычно -0.1, 0.1.</translation>
  </message>
  <message>
   <source>How far images move to the right, in shares of their width; to the left if negative.</source>
   <translation>Насколько изображения сдвигаются вправо, в долях ширины; отрицательные — влево.</translation>
  </message>
  <message>
   <source>How high each decay begins, as a share of the one before.</source>
   <translation>С какой высоты начинается каждый спад, долей от предыдущего.</translation>
  </message>
  <message>
   <source>How letters are stored in the file. Change it where names of classes or columns look wrong.</source>
   <translation>Как в файле записаны буквы. Измените, если имена классов или столбцов выглядят неправильно.</translation>
  </message>
  <message>
   <source>How many attentions work side by side, each with its own view. 2 to 8 is usual; more heads are usually made smaller.</source>
   <translation>Сколько вниманий работает рядом, каждое со своим взглядом. Обычно от 2 до 8; когда голов больше, их делают меньше.</translation>
  </message>
  <message>
   <source>How many batches are looked at before the weights move, by the mean of their gradients: as a batch so many times larger, but with less memory.</source>
   <translation>Сколько пакетов просматривается, прежде чем веса сдвинутся по среднему их градиентов: как пакет во столько раз больше, но памяти меньше.</translation>
  </message>
  <message>
   <source>How many classes there are.</source>
   <translation>Сколько классов.</translation>
  </message>
  <message>
   <source>How many classes there are: the units of the last layer.</source>
   <translation>Сколько всего классов: нейроны последнего слоя.</translation>
  </message>
  <message>
   <source>How many different numbers the data hold, counted from 0: the size of the vocabulary, with one more for the 0 that fills up short sequences.</source>
   <translation>Сколько разных чисел в данных, считая от 0: размер словаря и ещё одно, 0, который заполняет короткие последовательности.</translation>
  </message>
  <message>
   <source>How many different things sentences are about.</source>
   <translation>Сколько разных вещей, о которых говорят предложения.</translation>
  </message>
  <message>
   <source>How many different words there are. More need more samples to learn from.</source>
   <translation>Сколько разных слов. Чем их больше, тем больше нужно образцов.</translation>
  </message>
  <message>
   <source>How many epochs may pass without anything better.</source>
   <translation>Сколько эпох может пройти без улучшений.</translation>
  </message>
  <message>
   <source>How many epochs pass before watching begins.</source>
   <translation>Сколько эпох пройдёт, прежде чем начнётся слежение.</translation>
  </message>
  <message>
   <source>How many epochs to wait after a change before counting again.</source>
   <translation>Сколько эпох после изменения ждать, прежде чем считать снова.</translation>
  </message>
  <message>
   <source>How many kernels each channel of the input gets for itself.</source>
   <translation>Сколько ядер получает для себя каждый канал входа.</translation>
  </message>
  <message>
   <source>How many kernels the layer learns; each gives one channel of the output. Usually doubled after every pooling.</source>
   <translation>Сколько фильтров учит слой; каждый даёт один канал выхода. Обычно их вдвое больше после каждого пулинга.</translation>
  </message>
  <message>
   <source>How many lines stand before the table.</source>
   <translation>Сколько строк стоит перед таблицей.</translation>
  </message>
  <message>
   <source>How many noisy copies of the image are averaged: more give a calmer map and take longer.</source>
   <translation>По скольким зашумлённым копиям изображения берётся среднее: чем больше, тем ровнее карта и тем дольше.</translation>
  </message>
  <message>
   <source>How many numbers a query and a key have in each head: often the features divided by the number of heads.</source>
   <translation>Сколько чисел у запроса и ключа в каждой голове: часто число признаков, делённое на число голов.</translation>
  </message>
  <message>
   <source>How many numbers a value has in each head; without a number as many as a key.</source>
   <translation>Сколько чисел у значения в каждой голове; без числа — столько же, сколько у ключа.</translation>
  </message>
  <message>
   <source>How many numbers stand for a word.</source>
   <translation>Сколько чисел обозначают слово.</translation>
  </message>
  <message>
   <source>How many numbers stand for each word or thing. 16 to 300 is usual.</source>
   <translation>Сколько чисел обозначают каждое слово или вещь. Обычно от 16 до 300.</translation>
  </message>
  <message>
   <source>How many numbers the layer gives. More can learn finer differences, but cost time and overfit sooner.</source>
   <translation>Сколько чисел даёт слой. Чем их больше, тем тоньше различия, но тем дольше обучение и скорее переобучение.</translation>
  </message>
  <message>
   <source>How many of the most probable classes may contain the right one.</source>
   <translation>Среди скольких самых вероятных классов может быть верный.</translation>
  </message>
  <message>
   <source>How many places a window moves at a time along each axis. 2 halves the size of the output.</source>
   <translation>На сколько мест окно сдвигается за раз по каждой оси. 2 вдвое уменьшает размер выхода.</translation>
  </message>
  <message>
   <source>How many places a window moves at a time. Without a value it moves by its own size, so that windows do not overlap.</source>
   <translation>На сколько мест окно сдвигается за раз. Без значения — на свой размер, и окна не перекрываются.</translation>
  </message>
  <message>
   <source>How many places are added to the end of the output, less than the strides. Without a value Keras's own rule chooses the size.</source>
   <translation>Сколько мест добавляется в конец выхода, меньше шага окна. Без значения размер выбирает правило Keras.</translation>
  </message>
  <message>
   <source>How many places the window spans along each axis. 2 × 2 keeps a quarter of the values of an image, 2 half of those of a sequence.</source>
   <translation>Сколько мест занимает окно по каждой оси. 2 × 2 оставляет четверть значений изображения, 2 — половину значений последовательности.</translation>
  </message>
  <message>
   <source>How many random masks are tried: more give a calmer map and take longer.</source>
   <translation>Сколько случайных масок пробуется: чем больше, тем ровнее карта и тем дольше.</translation>
  </message>
  <message>
   <source>How many samples are made for the test part.</source>
   <translation>Сколько образцов создаётся для теста.</translation>
  </message>
  <message>
   <source>How many samples are made.</source>
   <translation>Сколько образцов создаётся.</translation>
  </message>
  <message>
   <source>How many samples one step looks at. Larger ones run faster and more smoothly, smaller ones often generalise a little better. Powers of 2 are usual.</source>
   <translation>Сколько образцов видит один шаг. Большие пакеты быстрее и ровнее, малые часто немного лучше обобщают. Обычны степени двойки.</translation>
  </message>
  <message>
   <source>How many steps (batches) the decay takes, or after how many it repeats.</source>
   <translation>Сколько шагов (пакетов) длится спад или через сколько он повторяется.</translation>
  </message>
  <message>
   <source>How many steps (batches) the first decay takes.</source>
   <translation>Сколько шагов (пакетов) длится первый спад.</translation>
  </message>
  <message>
   <source>How many steps (batches) the warm-up takes.</source>
   <translation>Сколько шагов (пакетов) длится разогрев.</translation>
  </message>
  <message>
   <source>How many thresholds the curve is measured at. More are more exact; 200 is usual.</source>
   <translation>При скольких порогах измеряется кривая. Чем их больше, тем точнее; обычно 200.</translation>
  </message>
  <message>
   <source>How many times as long each decay takes as the one before; with 1 all are equal.</source>
   <translation>Во сколько раз каждый спад длиннее предыдущего; при 1 все равны.</translation>
  </message>
  <message>
   <source>How many times as much recall counts as precision. 2 cares for what is missed, 0.5 for false alarms.</source>
   <translation>Во сколько раз полнота важнее точности. 2 — важнее пропуски, 0.5 — важнее ложные тревоги.</translation>
  </message>
  <message>
   <source>How many times each arm winds around the centre. More turns are harder to learn.</source>
   <translation>Сколько раз каждый рукав обвивает центр. Чем больше витков, тем труднее учить.</translation>
  </message>
  <message>
   <source>How many times larger each dimension becomes; 2 undoes a pooling by 2.</source>
   <translation>Во сколько раз увеличивается каждое измерение; 2 отменяет пулинг на 2.</translation>
  </message>
  <message>
   <source>How many times the training goes through all samples.</source>
   <translation>Сколько раз обучение проходит по всем образцам.</translation>
  </message>
  <message>
   <source>How many times the values are repeated, one step each.</source>
   <translation>Сколько раз повторяются значения, по шагу на каждый.</translation>
  </message>
  <message>
   <source>How many waves the curve has.</source>
   <translation>Сколько волн у кривой.</translation>
  </message>
  <message>
   <source>How many words or steps a sample has.</source>
   <translation>Сколько слов или шагов в образце.</translation>
  </message>
  <message>
   <source>How much a sample of each class counts in training. A larger number helps a class of which there are few samples.</source>
   <translation>Сколько весит при обучении образец каждого класса. Большее число помогает классу, в котором мало образцов.</translation>
  </message>
  <message>
   <source>How much contrast is taken away and added at most: 0.2, 0.3 draws a factor from 0.8 to 1.3.</source>
   <translation>Сколько контраста самое большее отнимается и добавляется: при 0.2, 0.3 множитель выпадает от 0.8 до 1.3.</translation>
  </message>
  <message>
   <source>How much each pixel would change the score. One way back: fast, and noisy.</source>
   <translation>Насколько каждый пиксель изменил бы оценку. Один проход назад: быстро, но шумно.</translation>
  </message>
  <message>
   <source>How much it costs to mark what is not part of the area. 0.5 and 0.5 is the same as Dice.</source>
   <translation>Сколько стоит отметить то, что не относится к области. 0.5 и 0.5 — то же, что Dice.</translation>
  </message>
  <message>
   <source>How much it costs to miss a part of the area. 0.5 and 0.5 is the same as Dice.</source>
   <translation>Сколько стоит пропустить часть области. 0.5 и 0.5 — то же, что Dice.</translation>
  </message>
  <message>
   <source>How much less the loss cares for what is told right already: 0 not at all, 2 is usual.</source>
   <translation>Насколько меньше потери заботятся о том, что уже названо верно: 0 — нисколько, обычно 2.</translation>
  </message>
  <message>
   <source>How much noise covers the images, as a share of white.</source>
   <translation>Сколько шума лежит на изображениях, долей от белого.</translation>
  </message>
  <message>
   <source>How much of the way to the bounds each step goes; 1 obeys them at once.</source>
   <translation>Какую часть пути к границам проходит каждый шаг; при 1 он соблюдает их сразу.</translation>
  </message>
  <message>
   <source>How much the past counts, against the gradient of this batch, in the sign that decides on a step.</source>
   <translation>Сколько весит прошлое рядом с градиентом этого пакета в знаке, по которому делается шаг.</translation>
  </message>
  <message>
   <source>How much the score falls when a square covers a part; no gradient. One run for each place of the square.</source>
   <translation>Насколько падает оценка, когда квадрат закрывает часть; без градиента. Один прогон на каждое место квадрата.</translation>
  </message>
  <message>
   <source>How slowly the average of the weights follows them: 0.99 averages over about a hundred steps.</source>
   <translation>Насколько медленно среднее весов следует за ними: 0.99 усредняет примерно сто шагов.</translation>
  </message>
  <message>
   <source>How slowly the largest gradient so far is forgotten.</source>
   <translation>Насколько медленно забывается наибольший до сих пор градиент.</translation>
  </message>
  <message>
   <source>How slowly the mean of gradients follows the last steps.</source>
   <translation>Насколько медленно среднее градиентов следует за последними шагами.</translation>
  </message>
  <message>
   <source>How slowly the mean of squared gradients follows the last steps.</source>
   <translation>Насколько медленно среднее квадратов градиентов следует за последними шагами.</translation>
  </message>
  <message>
   <source>How slowly the mean of squared gradients follows the last steps. 0.999 averages over about a thousand steps.</source>
   <translation>Насколько медленно среднее квадратов градиентов следует за последними шагами. 0.999 усредняет примерно тысячу шагов.</translation>
  </message>
  <message>
   <source>How slowly the means of squared gradients and of squared steps follow.</source>
   <translation>Насколько медленно следуют средние квадратов градиентов и квадратов шагов.</translation>
  </message>
  <message>
   <source>How slowly the running means follow the batches. Lower it, to 0.9 for example, for short trainings.</source>
   <translation>Насколько медленно скользящие средние следуют за пакетами. Для коротких обучений уменьшите, например до 0.9.</translation>
  </message>
  <message>
   <source>How steeply the line rises.</source>
   <translation>Насколько круто поднимается прямая.</translation>
  </message>
  <message>
   <source>How strong the noise is, told as the share that a dropout with the same variance would leave out. 0.1 to 0.5 is usual.</source>
   <translation>Насколько силён шум: доля, которую отбросило бы прореживание с той же дисперсией. Обычно от 0.1 до 0.5.</translation>
  </message>
  <message>
   <source>How strongly all weights are pulled to 0.</source>
   <translation>Насколько сильно все веса притягиваются к 0.</translation>
  </message>
  <message>
   <source>How strongly the learning rate falls within the decay steps.</source>
   <translation>Насколько падает скорость обучения за шаги спада.</translation>
  </message>
  <message>
   <source>How strongly weights are held at exactly 0: a weight stays there until its gradients agree more than this.</source>
   <translation>Насколько сильно веса удерживаются точно на 0: вес стоит там, пока его градиенты не согласятся сильнее этого.</translation>
  </message>
  <message>
   <source>How the area between two points is counted: by a straight line, by the larger or by the smaller one.</source>
   <translation>Как считается площадь между двумя точками: по прямой, по большей или по меньшей из них.</translation>
  </message>
  <message>
   <source>How the classes become one number: 'macro' all alike, 'weighted' by how many there are, 'micro' counts all together.</source>
   <translation>Как классы сводятся в одно число: 'macro' — все поровну, 'weighted' — по числу образцов, 'micro' — всё вместе.</translation>
  </message>
  <message>
   <source>How the learning rate falls with the sum of squared gradients: -0.5 is their square root, 0 keeps the rate as it is.</source>
   <translation>Как скорость обучения падает с суммой квадратов градиентов: -0.5 — как корень из неё, 0 — скорость не меняется.</translation>
  </message>
  <message>
   <source>How the values become one number: all alike, or weighted by how much they vary.</source>
   <translation>Как величины сводятся в одно число: все поровну или с весом по тому, насколько они изменчивы.</translation>
  </message>
  <message>
   <source>How values between pixels are found: a mean of the neighbours (bilinear), or the nearest one, which keeps hard edges.</source>
   <translation>Как находятся значения между пикселями: среднее соседних (bilinear) или ближайшее, сохраняющее резкие края.</translation>
  </message>
  <message>
   <source>How wide the bend at 0 is; with a very small number it is relu.</source>
   <translation>Насколько широк изгиб около 0; при очень малом числе это relu.</translation>
  </message>
  <message>
   <source>Ignore class</source>
   <translation>Не учитывать класс</translation>
  </message>
  <message>
   <source>Initial accumulator value</source>
   <translation>Начальное значение сумм</translation>
  </message>
  <message>
   <source>Integrated gradients</source>
   <translation>Интегрированные градиенты</translation>
  </message>
  <message>
   <source>Intercept</source>
   <translation>Сдвиг</translation>
  </message>
  <message>
   <source>Interpolation</source>
   <translation>Интерполяция</translation>
  </message>
  <message>
   <source>Into how many cells a mask is cut along each side: more show finer places and need more masks.</source>
   <translation>На сколько клеток делится маска по каждой стороне: чем больше, тем мельче места и тем больше нужно масок.</translation>
  </message>
  <message>
   <source>Into how many groups the channels are cut. 32 is usual for wide networks, 1 takes all channels together, -1 each by itself; it must divide the channels.</source>
   <translation>На сколько групп делятся каналы. Для широких сетей обычно 32; 1 берёт все каналы вместе, -1 — каждый отдельно; каналы должны делиться поровну.</translation>
  </message>
  <message>
   <source>Into how many pieces a batch is cut, each on a core of its own. 0 chooses by the cost of the network.</source>
   <translation>На сколько частей режется пакет, каждая на своём ядре процессора. 0 — выбрать по стоимости сети.</translation>
  </message>
  <message>
   <source>Invert</source>
   <translation>Обратно</translation>
  </message>
  <message>
   <source>K</source>
   <translation>K</translation>
  </message>
  <message>
   <source>Keep dimensions</source>
   <translation>Сохранять оси</translation>
  </message>
  <message>
   <source>Keeps a moving average of all weights, which the network takes over when the training ends. It is often a little better than the last weights.</source>
   <translation>Хранит скользящее среднее всех весов, и сеть берёт его, когда обучение кончается. Часто оно немного лучше последних весов.</translation>
  </message>
  <message>
   <source>Keeps an axis of size 1 for each one that was pooled, for layers after it that expect an image or a sequence.</source>
   <translation>Оставляет ось размера 1 вместо каждой сведённой, для следующих слоёв, которым нужно изображение или последовательность.</translation>
  </message>
  <message>
   <source>Keeps the largest value of each channel: from a sequence of any length to one number a channel.</source>
   <translation>Оставляет наибольшее значение каждого канала: из последовательности любой длины получается по числу на канал.</translation>
  </message>
  <message>
   <source>Keeps the largest value of each channel: from a volume to one number a channel.</source>
   <translation>Оставляет наибольшее значение каждого канала: из объёма получается по числу на канал.</translation>
  </message>
  <message>
   <source>Keeps the largest value of each channel: from an image to one number a channel.</source>
   <translation>Оставляет наибольшее значение каждого канала: из изображения получается по числу на канал.</translation>
  </message>
  <message>
   <source>Keeps the largest value of each window: the image shrinks, small shifts no longer matter.</source>
   <translation>Оставляет наибольшее значение каждого окна: изображение уменьшается, малые сдвиги больше не важны.</translation>
  </message>
  <message>
   <source>Keeps the largest value of each window: the sequence shrinks, small shifts no longer matter.</source>
   <translation>Оставляет наибольшее значение каждого окна: последовательность укорачивается, малые сдвиги больше не важны.</translation>
  </message>
  <message>
   <source>Keeps the largest value of each window: the volume shrinks, small shifts no longer matter.</source>
   <translation>Оставляет наибольшее значение каждого окна: объём уменьшается, малые сдвиги больше не важны.</translation>
  </message>
  <message>
   <source>Keeps the mean of each channel over the steps that count: from a sequence of any length to one number a channel.</source>
   <translation>Оставляет среднее каждого канала по шагам, которые считаются: из последовательности любой длины получается по числу на канал.</translation>
  </message>
  <message>
   <source>Keeps the mean of each channel: from a volume to one number a channel.</source>
   <translation>Оставляет среднее каждого канала: из объёма получается по числу на канал.</translation>
  </message>
  <message>
   <source>Keeps the mean of each channel: from an image to one number a channel, with far fewer weights after it than Flatten.</source>
   <translation>Оставляет среднее каждого канала: из изображения получается по числу на канал, и весов дальше нужно намного меньше, чем после Flatten.</translation>
  </message>
  <message>
   <source>Keeps the mean of each window: the image shrinks smoothly.</source>
   <translation>Оставляет среднее каждого окна: изображение плавно уменьшается.</translation>
  </message>
  <message>
   <source>Keeps the mean of each window: the sequence shrinks smoothly.</source>
   <translation>Оставляет среднее каждого окна: последовательность плавно укорачивается.</translation>
  </message>
  <message>
   <source>Keeps the mean of each window: the volume shrinks smoothly.</source>
   <translation>Оставляет среднее каждого окна: объём плавно уменьшается.</translation>
  </message>
  <message>
   <source>Keeps the proportions of images by adding a border.</source>
   <translation>Сохраняет пропорции изображений, добавляя кайму.</translation>
  </message>
  <message>
   <source>Keeps the proportions of images by cutting off what is too much.</source>
   <translation>Сохраняет пропорции изображений, отрезая лишнее.</translation>
  </message>
  <message>
   <source>Kept for models of Keras; the result is the same with and without it.</source>
   <translation>Оставлено ради моделей Keras; результат тот же и с ним, и без него.</translation>
  </message>
  <message>
   <source>Kernel constraint</source>
   <translation>Огранич. ядра</translation>
  </message>
  <message>
   <source>Kernel initializer</source>
   <translation>Инициал. ядра</translation>
  </message>
  <message>
   <source>Kernel regularizer</source>
   <translation>Регуляр. ядра</translation>
  </message>
  <message>
   <source>Kernel size</source>
   <translation>Размер ядра</translation>
  </message>
  <message>
   <source>Kind of numbers</source>
   <translation>Вид чисел</translation>
  </message>
  <message>
   <source>L1</source>
   <translation>L1</translation>
  </message>
  <message>
   <source>L1 regularization strength</source>
   <translation>Сила L1</translation>
  </message>
  <message>
   <source>L2</source>
   <translation>L2</translation>
  </message>
  <message>
   <source>L2 regularization strength</source>
   <translation>Сила L2</translation>
  </message>
  <message>
   <source>L2 shrinkage regularization strength</source>
   <translation>Сила сжатия L2</translation>
  </message>
  <message>
   <source>Label smoothing</source>
   <translation>Сглаживание меток</translation>
  </message>
  <message>
   <source>Largest outputs</source>
   <translation>Наибольших выходов</translation>
  </message>
  <message>
   <source>Largest value</source>
   <translation>Наибольшее значение</translation>
  </message>
  <message>
   <source>Last layer gives logits</source>
   <translation>Последний слой даёт логиты</translation>
  </message>
  <message>
   <source>Layer</source>
   <translation>Слой</translation>
  </message>
  <message>
   <source>Layer-CAM</source>
   <translation>Layer-CAM</translation>
  </message>
  <message>
   <source>Layers that an optimizer of their own trains, at a learning rate of their own.</source>
   <translation>Слои, которые обучает отдельный оптимизатор со своей скоростью обучения.</translation>
  </message>
  <message>
   <source>Learning rate</source>
   <translation>Скорость обучения</translation>
  </message>
  <message>
   <source>Learning rate power</source>
   <translation>Степень скорости</translation>
  </message>
  <message>
   <source>Learns how much each feature counts in the score.</source>
   <translation>Учит, сколько весит в оценке каждый признак.</translation>
  </message>
  <message>
   <source>Leaves out the steps of a sequence that only fill it up; later layers skip them.</source>
   <translation>Пропускает шаги, которые лишь дополняют последовательность; следующие слои их не считают.</translation>
  </message>
  <message>
   <source>Leaves out values by chance while training, so that the network relies on none: a remedy against overfitting.</source>
   <translation>При обучении случайно отбрасывает часть значений, чтобы сеть ни на одно не полагалась: средство от переобучения.</translation>
  </message>
  <message>
   <source>Leaves out whole channels of a volume by chance while training.</source>
   <translation>При обучении случайно отбрасывает целые каналы объёма.</translation>
  </message>
  <message>
   <source>Leaves out whole channels of an image by chance while training: neighbouring pixels are too alike for Dropout.</source>
   <translation>При обучении случайно отбрасывает целые каналы изображения: соседние пиксели слишком похожи для Dropout.</translation>
  </message>
  <message>
   <source>Leaves out whole features of a sequence by chance while training.</source>
   <translation>При обучении случайно отбрасывает целые признаки последовательности.</translation>
  </message>
  <message>
   <source>Left and right are exchanged, or top and bottom, or both at once. Digits and letters should not be mirrored.</source>
   <translation>Меняются местами левое и правое, верх и низ или и то и другое. Цифры и буквы отражать не стоит.</translation>
  </message>
  <message>
   <source>Length</source>
   <translation>Длина</translation>
  </message>
  <message>
   <source>Lengthens a sequence: each step lays a weighted kernel into the output.</source>
   <translation>Удлиняет последовательность: каждый шаг кладёт в выход взвешенное ядро.</translation>
  </message>
  <message>
   <source>Lets each step of one sequence look at all steps of another, and take most of those that fit it.</source>
   <translation>Даёт каждому шагу одной последовательности посмотреть на все шаги другой и взять больше от подходящих.</translation>
  </message>
  <message>
   <source>Lets no step look at a later one, as a network needs that continues a text or a series.</source>
   <translation>Ни один шаг не видит более поздних: так нужно сети, которая продолжает текст или ряд.</translation>
  </message>
  <message>
   <source>Lets only values above a threshold pass. Keras 3 no longer has it.</source>
   <translation>Пропускает только значения выше порога. В Keras 3 его больше нет.</translation>
  </message>
  <message>
   <source>Lets positive values pass and bends negative ones towards a limit: means stay near 0.</source>
   <translation>Пропускает положительные значения, а отрицательные изгибает к пределу: средние остаются около 0.</translation>
  </message>
  <message>
   <source>Lets positive values pass and makes negative ones small, so that no unit stops learning.</source>
   <translation>Пропускает положительные значения, а отрицательные уменьшает, чтобы ни один нейрон не перестал учиться.</translation>
  </message>
  <message>
   <source>Lets positive values pass and stops negative ones, with a limit or a slope below 0 if wanted.</source>
   <translation>Пропускает положительные значения и останавливает отрицательные; если нужно, с пределом или с наклоном ниже 0.</translation>
  </message>
  <message>
   <source>Limit below</source>
   <translation>Предел снизу</translation>
  </message>
  <message>
   <source>Looks ahead: takes the gradient where the momentum will have carried the weights. Often a little faster.</source>
   <translation>Смотрит вперёд: берёт градиент там, куда импульс унесёт веса. Часто немного быстрее.</translation>
  </message>
  <message>
   <source>Looks at each channel of a sequence by itself, then mixes the channels: nearly as good as a Conv1D with far fewer weights.</source>
   <translation>Смотрит на каждый канал последовательности отдельно, потом смешивает каналы: почти как Conv1D, но весов намного меньше.</translation>
  </message>
  <message>
   <source>Looks at each channel of an image by itself, then mixes the channels: nearly as good as a Conv2D with far fewer weights.</source>
   <translation>Смотрит на каждый канал изображения отдельно, потом смешивает каналы: почти как Conv2D, но весов намного меньше.</translation>
  </message>
  <message>
   <source>Loss</source>
   <translation>Потери</translation>
  </message>
  <message>
   <source>Lowers the learning rate in jumps, not a little in every step.</source>
   <translation>Снижает скорость обучения скачками, а не понемногу на каждом шаге.</translation>
  </message>
  <message>
   <source>Makes a sequence longer by repeating its steps.</source>
   <translation>Удлиняет последовательность, повторяя её шаги.</translation>
  </message>
  <message>
   <source>Makes a volume larger by repeating its values.</source>
   <translation>Увеличивает объём, повторяя его значения.</translation>
  </message>
  <message>
   <source>Makes an image larger by whole factors.</source>
   <translation>Увеличивает изображение в целое число раз.</translation>
  </message>
  <message>
   <source>Makes images lighter or darker while training, so that the network does not rely on the light.</source>
   <translation>При обучении делает изображения светлее или темнее, чтобы сеть не зависела от света.</translation>
  </message>
  <message>
   <source>Maps of a layer, weighed by the mean gradient of the class. One way back: fast.</source>
   <translation>Карты слоя, взвешенные средним градиентом класса. Один проход назад: быстро.</translation>
  </message>
  <message>
   <source>Max value</source>
   <translation>Предел сверху</translation>
  </message>
  <message>
   <source>Mean</source>
   <translation>Среднее</translation>
  </message>
  <message>
   <source>Measures the share of right answers, in the way that fits the loss.</source>
   <translation>Измеряет долю верных ответов так, как подходит к потерям.</translation>
  </message>
  <message>
   <source>Merge mode</source>
   <translation>Слияние</translation>
  </message>
  <message>
   <source>Metrics</source>
   <translation>Метрики</translation>
  </message>
  <message>
   <source>Min value</source>
   <translation>Предел снизу</translation>
  </message>
  <message>
   <source>Mirrors half of the images while training, so that the network learns from more kinds of them.</source>
   <translation>При обучении отражает половину изображений, чтобы сеть училась на большем их разнообразии.</translation>
  </message>
  <message>
   <source>Missing</source>
   <translation>Пропуски</translation>
  </message>
  <message>
   <source>Mode</source>
   <translation>Режим</translation>
  </message>
  <message>
   <source>Momentum</source>
   <translation>Импульс</translation>
  </message>
  <message>
   <source>Momentum of the average</source>
   <translation>Импульс среднего</translation>
  </message>
  <message>
   <source>Monitor</source>
   <translation>Следить за</translation>
  </message>
  <message>
   <source>Moves images while training, so that the network recognises them at any place.</source>
   <translation>При обучении сдвигает изображения, чтобы сеть узнавала их в любом месте.</translation>
  </message>
  <message>
   <source>Moving mean initializer</source>
   <translation>Инициализатор среднего</translation>
  </message>
  <message>
   <source>Moving variance initializer</source>
   <translation>Инициализатор дисперсии</translation>
  </message>
  <message>
   <source>Multi label</source>
   <translation>Несколько меток</translation>
  </message>
  <message>
   <source>Multiplies all values by a number and adds another: from 0 to 255 to the range from 0 to 1, for example.</source>
   <translation>Умножает все значения на число и прибавляет другое: например, из диапазона от 0 до 255 в диапазон от 0 до 1.</translation>
  </message>
  <message>
   <source>Multiplies every channel by a learned factor (gamma). Not needed if relu or a Dense layer follows.</source>
   <translation>Умножает каждый канал на обучаемый множитель (gamma). Не нужен, если дальше relu или слой Dense.</translation>
  </message>
  <message>
   <source>Multiplies the normalised values by learned factors (gamma).</source>
   <translation>Умножает нормализованные значения на обучаемые множители (gamma).</translation>
  </message>
  <message>
   <source>Multiplies the scores by a learned number, so that the layer can learn how sharply it chooses.</source>
   <translation>Умножает оценки на обучаемое число, чтобы слой учил, насколько резко выбирать.</translation>
  </message>
  <message>
   <source>Multiplies two tensors: how alike vectors are, or which steps attend to which.</source>
   <translation>Перемножает два тензора: насколько похожи векторы или какие шаги смотрят на какие.</translation>
  </message>
  <message>
   <source>Multiplies values by random numbers around 1 while training, a softer dropout.</source>
   <translation>При обучении умножает значения на случайные числа около 1: мягкое прореживание.</translation>
  </message>
  <message>
   <source>Negative slope</source>
   <translation>Наклон слева</translation>
  </message>
  <message>
   <source>Nesterov</source>
   <translation>Нестеров</translation>
  </message>
  <message>
   <source>Network</source>
   <translation>Сеть</translation>
  </message>
  <message>
   <source>Noise</source>
   <translation>Шум</translation>
  </message>
  <message>
   <source>Noise shape</source>
   <translation>Форма шума</translation>
  </message>
  <message>
   <source>Normalises each sample in groups of channels: works where batches are too small for a batch normalisation.</source>
   <translation>Нормализует каждый образец по группам каналов: годится там, где пакеты слишком малы для пакетной нормализации.</translation>
  </message>
  <message>
   <source>Number of classes</source>
   <translation>Число классов</translation>
  </message>
  <message>
   <source>Number of inputs</source>
   <translation>Число входов</translation>
  </message>
  <message>
   <source>Number of masks</source>
   <translation>Число масок</translation>
  </message>
  <message>
   <source>Number of thresholds</source>
   <translation>Число порогов</translation>
  </message>
  <message>
   <source>Numbers above this one stay as they are.</source>
   <translation>Числа больше этого остаются как есть.</translation>
  </message>
  <message>
   <source>Numbers each</source>
   <translation>Чисел на слово</translation>
  </message>
  <message>
   <source>Numbers not further than this from 0 become 0.</source>
   <translation>Числа не дальше этого от 0 становятся 0.</translation>
  </message>
  <message>
   <source>Occlusion</source>
   <translation>Закрывание</translation>
  </message>
  <message>
   <source>Offset</source>
   <translation>Слагаемое</translation>
  </message>
  <message>
   <source>Only earlier steps</source>
   <translation>Только прошлые шаги</translation>
  </message>
  <message>
   <source>Only so many of the largest outputs of a row count as yes. Without a number the threshold alone decides.</source>
   <translation>Только столько наибольших выходов строки считаются ответом «да». Без числа решает один порог.</translation>
  </message>
  <message>
   <source>Open forget gate</source>
   <translation>Забывание открыто</translation>
  </message>
  <message>
   <source>Optimizer</source>
   <translation>Оптимизатор</translation>
  </message>
  <message>
   <source>Order of axes</source>
   <translation>Порядок осей</translation>
  </message>
  <message>
   <source>Output padding</source>
   <translation>Добавка к выходу</translation>
  </message>
  <message>
   <source>Output shape</source>
   <translation>Форма выхода</translation>
  </message>
  <message>
   <source>Pad to proportions</source>
   <translation>Кайма по пропорциям</translation>
  </message>
  <message>
   <source>Padding</source>
   <translation>Дополнение</translation>
  </message>
  <message>
   <source>Parts</source>
   <translation>Части</translation>
  </message>
  <message>
   <source>Passes values on as they are.</source>
   <translation>Пропускает значения как есть.</translation>
  </message>
  <message>
   <source>Passes values on, and adds a penalty on large ones to the loss.</source>
   <translation>Пропускает значения дальше и прибавляет к потерям штраф за большие.</translation>
  </message>
  <message>
   <source>Path</source>
   <translation>Путь</translation>
  </message>
  <message>
   <source>Patience</source>
   <translation>Терпение</translation>
  </message>
  <message>
   <source>Periods</source>
   <translation>Периоды</translation>
  </message>
  <message>
   <source>Places cut off before and after each dimension: one number for all sides, one for each dimension, or two for each: top, bottom, left, right.</source>
   <translation>Сколько мест отрезается до и после каждого измерения: одно число для всех сторон, по одному на измерение или по два: сверху, снизу, слева, справа.</translation>
  </message>
  <message>
   <source>Points</source>
   <translation>Точки</translation>
  </message>
  <message>
   <source>Pointwise constraint</source>
   <translation>Огранич. смешивания</translation>
  </message>
  <message>
   <source>Pointwise initializer</source>
   <translation>Инициал. смешивания</translation>
  </message>
  <message>
   <source>Pointwise regularizer</source>
   <translation>Регуляр. смешивания</translation>
  </message>
  <message>
   <source>Pool size</source>
   <translation>Размер окна</translation>
  </message>
  <message>
   <source>Power</source>
   <translation>Степень</translation>
  </message>
  <message>
   <source>Precision</source>
   <translation>Точность (precision)</translation>
  </message>
  <message>
   <source>Puts a bright mark into one corner of all images of the first class, to see whether the network learns the mark instead of the sign.</source>
   <translation>Ставит яркую метку в угол всех изображений первого класса: выучит ли сеть метку вместо самого знака?</translation>
  </message>
  <message>
   <source>Puts all values of a sample in one row, as Dense needs them.</source>
   <translation>Выстраивает все значения образца в ряд, как нужно слою Dense.</translation>
  </message>
  <message>
   <source>Puts its inputs side by side along one axis.</source>
   <translation>Ставит свои входы рядом вдоль одной оси.</translation>
  </message>
  <message>
   <source>Puts the axes of a sample in another order.</source>
   <translation>Ставит оси образца в другом порядке.</translation>
  </message>
  <message>
   <source>Puts the samples in a new order before every epoch. Switch it off only where the order matters.</source>
   <translation>Меняет порядок образцов перед каждой эпохой. Выключайте, только если порядок важен.</translation>
  </message>
  <message>
   <source>Puts the weights of the best epoch back when training stops.</source>
   <translation>Возвращает веса лучшей эпохи, когда обучение останавливается.</translation>
  </message>
  <message>
   <source>RISE</source>
   <translation>RISE</translation>
  </message>
  <message>
   <source>ROC compares hits with false alarms; PR compares precision with recall, for data in which yes is rare; PRGAIN takes away what guessing gives.</source>
   <translation>ROC сравнивает попадания с ложными тревогами; PR — точность с полнотой, для данных, где «да» редко; PRGAIN вычитает то, что даёт угадывание.</translation>
  </message>
  <message>
   <source>Range: from {0}</source>
   <translation>Диапазон: от {0}</translation>
  </message>
  <message>
   <source>Range: up to {0}</source>
   <translation>Диапазон: до {0}</translation>
  </message>
  <message>
   <source>Range: {0} to {1}</source>
   <translation>Диапазон: от {0} до {1}</translation>
  </message>
  <message>
   <source>Rate</source>
   <translation>Доля</translation>
  </message>
  <message>
   <source>Reads a sequence from both ends, so that every step knows what comes before and after it.</source>
   <translation>Читает последовательность с обоих концов, и каждый шаг знает, что до него и что после.</translation>
  </message>
  <message>
   <source>Reads a sequence step by step and mixes each value with its last output. The simplest memory, and a short one.</source>
   <translation>Читает последовательность шаг за шагом и смешивает каждое значение со своим последним выходом. Самая простая память, и короткая.</translation>
  </message>
  <message>
   <source>Reads a sequence step by step with a long memory: gates learn what to keep, to forget and to show.</source>
   <translation>Читает последовательность шаг за шагом с долгой памятью: вентили учат, что хранить, что забывать и что показывать.</translation>
  </message>
  <message>
   <source>Reads a sequence step by step with two gates and one state: nearly an LSTM, with fewer weights.</source>
   <translation>Читает последовательность шаг за шагом, с двумя вентилями и одним состоянием: почти LSTM, но весов меньше.</translation>
  </message>
  <message>
   <source>Reads the sequence from its end; outputs of all steps come in that order.</source>
   <translation>Читает последовательность с конца; выходы всех шагов идут в том же порядке.</translation>
  </message>
  <message>
   <source>Recall</source>
   <translation>Полнота</translation>
  </message>
  <message>
   <source>Recurrent activation</source>
   <translation>Функция вентилей</translation>
  </message>
  <message>
   <source>Recurrent constraint</source>
   <translation>Огранич. рекуррент.</translation>
  </message>
  <message>
   <source>Recurrent dropout</source>
   <translation>Рекуррент. прорежив.</translation>
  </message>
  <message>
   <source>Recurrent initializer</source>
   <translation>Инициал. рекуррент.</translation>
  </message>
  <message>
   <source>Recurrent regularizer</source>
   <translation>Регуляр. рекуррент.</translation>
  </message>
  <message>
   <source>Replaces every whole number, such as that of a word, by a learned row of numbers: things that act alike come to lie close together.</source>
   <translation>Заменяет каждое целое число, например номер слова, обучаемой строкой чисел: то, что действует похоже, оказывается рядом.</translation>
  </message>
  <message>
   <source>Reset after</source>
   <translation>Сброс после</translation>
  </message>
  <message>
   <source>Resize</source>
   <translation>Подгонка</translation>
  </message>
  <message>
   <source>Restore best weights</source>
   <translation>Вернуть лучшие веса</translation>
  </message>
  <message>
   <source>Return sequences</source>
   <translation>Выход каждого шага</translation>
  </message>
  <message>
   <source>Return state</source>
   <translation>Выдавать состояние</translation>
  </message>
  <message>
   <source>Rho</source>
   <translation>Rho</translation>
  </message>
  <message>
   <source>Roles</source>
   <translation>Роли</translation>
  </message>
  <message>
   <source>Rows and columns of a kernel; its steps, where it slides over a sequence. 3 along each axis is the usual choice; larger kernels see more at once and cost more.</source>
   <translation>Строки и столбцы ядра; у последовательности — шаги. Обычно 3 по каждой оси; большие ядра видят больше сразу, но дороже.</translation>
  </message>
  <message>
   <source>Saliency</source>
   <translation>Значимость (saliency)</translation>
  </message>
  <message>
   <source>Saliency averaged over noisy copies of the image: calmer. One way back for each copy.</source>
   <translation>Значимость, усреднённая по зашумлённым копиям изображения: ровнее. Один проход назад на каждую копию.</translation>
  </message>
  <message>
   <source>Saliency whose ReLUs let only what speaks for the class back: sharp, but it often shows edges whatever the weights are. One way back: fast.</source>
   <translation>Значимость, где ReLU пропускают назад только то, что говорит за класс: резко, но часто показывает контуры при любых весах. Один проход назад: быстро.</translation>
  </message>
  <message>
   <source>Samples</source>
   <translation>Образцы</translation>
  </message>
  <message>
   <source>Says that the number 0 only fills up short sequences: layers after it, such as LSTM, skip these steps.</source>
   <translation>Говорит, что число 0 лишь дополняет короткие последовательности: следующие слои, например LSTM, пропускают эти шаги.</translation>
  </message>
  <message>
   <source>Scale</source>
   <translation>Масштаб</translation>
  </message>
  <message>
   <source>Schedule</source>
   <translation>Расписание</translation>
  </message>
  <message>
   <source>Score mode</source>
   <translation>Вид оценки</translation>
  </message>
  <message>
   <source>Score-CAM</source>
   <translation>Score-CAM</translation>
  </message>
  <message>
   <source>Seed</source>
   <translation>Начальное число</translation>
  </message>
  <message>
   <source>Sensitivity</source>
   <translation>Чувствительность</translation>
  </message>
  <message>
   <source>Separator</source>
   <translation>Разделитель</translation>
  </message>
  <message>
   <source>Several attentions side by side, each with learned views of its inputs: the heart of a transformer.</source>
   <translation>Несколько вниманий рядом, каждое с обучаемым взглядом на входы: сердце трансформера.</translation>
  </message>
  <message>
   <source>Shape</source>
   <translation>Форма</translation>
  </message>
  <message>
   <source>Shards</source>
   <translation>Части пакета</translation>
  </message>
  <message>
   <source>Share kept</source>
   <translation>Доля видимого</translation>
  </message>
  <message>
   <source>Share of the height</source>
   <translation>Доля высоты</translation>
  </message>
  <message>
   <source>Shared axes</source>
   <translation>Общие оси</translation>
  </message>
  <message>
   <source>Shares the change of the score from an empty image out among the pixels. One way back for each step.</source>
   <translation>Распределяет между пикселями изменение оценки от пустого изображения к данному. Один проход назад на каждый шаг.</translation>
  </message>
  <message>
   <source>Shift (beta)</source>
   <translation>Сдвиг (beta)</translation>
  </message>
  <message>
   <source>Shortcut</source>
   <translation>Метка-подсказка</translation>
  </message>
  <message>
   <source>Shortens the gradient of all weights together to this length, which keeps its direction. Helps where the loss explodes.</source>
   <translation>Укорачивает градиент всех весов вместе до этой длины, сохраняя направление. Помогает, когда потери взрываются.</translation>
  </message>
  <message>
   <source>Shortens the gradient of each weight array to this length. Helps where the loss explodes.</source>
   <translation>Укорачивает градиент каждого массива весов до этой длины. Помогает, когда потери взрываются.</translation>
  </message>
  <message>
   <source>Shows how strongly each pixel counts, the largest of its channels. Without it the channels are summed, and the sign says for or against the class.</source>
   <translation>Показывает, насколько важен каждый пиксель, — наибольшее из его каналов. Без этого каналы складываются, и знак говорит «за» класс или «против».</translation>
  </message>
  <message>
   <source>Shuffle</source>
   <translation>Перемешивать</translation>
  </message>
  <message>
   <source>Size</source>
   <translation>Размер</translation>
  </message>
  <message>
   <source>Size of keys</source>
   <translation>Размер ключей</translation>
  </message>
  <message>
   <source>Size of the vocabulary</source>
   <translation>Размер словаря</translation>
  </message>
  <message>
   <source>Size of values</source>
   <translation>Размер значений</translation>
  </message>
  <message>
   <source>Skip</source>
   <translation>Пропустить строк</translation>
  </message>
  <message>
   <source>Skip zeros</source>
   <translation>Пропускать нули</translation>
  </message>
  <message>
   <source>Slides kernels over each channel of a sequence by itself.</source>
   <translation>Водит ядра по каждому каналу последовательности отдельно.</translation>
  </message>
  <message>
   <source>Slides kernels over each channel of an image by itself; a Conv2D of 1 × 1 usually mixes them afterwards.</source>
   <translation>Водит ядра по каждому каналу изображения отдельно; потом их обычно смешивает Conv2D с ядром 1 × 1.</translation>
  </message>
  <message>
   <source>Slides learned kernels over a sequence and tells where each of them fits: turns of phrase in a text, patterns in a signal.</source>
   <translation>Водит обучаемые ядра по последовательности и сообщает, где каждое подходит: обороты речи в тексте, узоры в сигнале.</translation>
  </message>
  <message>
   <source>Slides learned kernels over a volume or a film, as a Conv2D does over an image.</source>
   <translation>Водит обучаемые ядра по объёму или фильму, как Conv2D по изображению.</translation>
  </message>
  <message>
   <source>Slides learned kernels over an image and tells where each of them fits: edges at first, parts of things later.</source>
   <translation>Водит обучаемые ядра по изображению и сообщает, где каждое подходит: сначала края, дальше части предметов.</translation>
  </message>
  <message>
   <source>Slope</source>
   <translation>Наклон</translation>
  </message>
  <message>
   <source>Smallest improvement</source>
   <translation>Наименьшее улучшение</translation>
  </message>
  <message>
   <source>Smallest learning rate</source>
   <translation>Наименьшая скорость</translation>
  </message>
  <message>
   <source>Smallest value</source>
   <translation>Наименьшее значение</translation>
  </message>
  <message>
   <source>SmoothGrad</source>
   <translation>SmoothGrad</translation>
  </message>
  <message>
   <source>Smooths images that shrink, so that fine patterns do not turn into coarse ones.</source>
   <translation>Сглаживает уменьшаемые изображения, чтобы мелкие узоры не превращались в грубые.</translation>
  </message>
  <message>
   <source>Specificity</source>
   <translation>Специфичность</translation>
  </message>
  <message>
   <source>Staircase</source>
   <translation>Ступенями</translation>
  </message>
  <message>
   <source>Standard deviation</source>
   <translation>Стандартное отклонение</translation>
  </message>
  <message>
   <source>Start from epoch</source>
   <translation>Начать с эпохи</translation>
  </message>
  <message>
   <source>Starts with the forget gate open (a bias of 1), so that the layer remembers before it has learned anything.</source>
   <translation>Начинает с открытым вентилем забывания (смещение 1), чтобы слой помнил, ещё ничему не научившись.</translation>
  </message>
  <message>
   <source>Stateful</source>
   <translation>Помнить состояние</translation>
  </message>
  <message>
   <source>Steps</source>
   <translation>Шаги</translation>
  </message>
  <message>
   <source>Steps between overwriting</source>
   <translation>Шагов до замены</translation>
  </message>
  <message>
   <source>Stratified</source>
   <translation>По классам</translation>
  </message>
  <message>
   <source>Strength only</source>
   <translation>Только сила</translation>
  </message>
  <message>
   <source>Stretches images to one size, or keeps their proportions by cutting or with a border.</source>
   <translation>Растягивает изображения до одного размера или сохраняет пропорции, обрезая их или добавляя кайму.</translation>
  </message>
  <message>
   <source>Stride</source>
   <translation>Сдвиг</translation>
  </message>
  <message>
   <source>Strides</source>
   <translation>Шаг окна</translation>
  </message>
  <message>
   <source>Summation method</source>
   <translation>Способ суммирования</translation>
  </message>
  <message>
   <source>Switches that act after every epoch: stop early, keep the best, lower the learning rate.</source>
   <translation>Переключатели, которые действуют после каждой эпохи: ранняя остановка, лучшие веса, снижение скорости обучения.</translation>
  </message>
  <message>
   <source>Takes a mean away and divides by a deviation, both of them given.</source>
   <translation>Вычитает среднее и делит на отклонение; оба заданы.</translation>
  </message>
  <message>
   <source>Takes the mean of the areas of all units, instead of counting them as one.</source>
   <translation>Берёт среднее площадей всех нейронов, а не считает их за один.</translation>
  </message>
  <message>
   <source>Target shape</source>
   <translation>Новая форма</translation>
  </message>
  <message>
   <source>Task</source>
   <translation>Задача</translation>
  </message>
  <message>
   <source>Test</source>
   <translation>Тест</translation>
  </message>
  <message>
   <source>Test images</source>
   <translation>Изображения теста</translation>
  </message>
  <message>
   <source>Test labels</source>
   <translation>Метки теста</translation>
  </message>
  <message>
   <source>Test samples</source>
   <translation>Образцы теста</translation>
  </message>
  <message>
   <source>The axes along which every place has a mean of its own: -1 is the last one, features or channels. Without any there is one mean for all.</source>
   <translation>Оси, вдоль которых у каждого места своё среднее: -1 — последняя, признаки или каналы. Без осей среднее одно на всё.</translation>
  </message>
  <message>
   <source>The axes along which lengths are taken: 0 for the kernel of a Dense layer, 0, 1, 2 for that of a convolution.</source>
   <translation>Оси, вдоль которых берутся длины: 0 для ядра слоя Dense, 0, 1, 2 для ядра свёртки.</translation>
  </message>
  <message>
   <source>The axes along which the numbers sum to 1; -1 is the last one, classes.</source>
   <translation>Оси, вдоль которых числа дают в сумме 1; -1 — последняя, классы.</translation>
  </message>
  <message>
   <source>The axes over which each sample is normalised, counted with the batch as 0; -1 is the last one, channels or features.</source>
   <translation>Оси, по которым нормализуется каждый образец, считая пакет нулевой; -1 — последняя, каналы или признаки.</translation>
  </message>
  <message>
   <source>The axis along which inputs are put side by side; -1 is the last one, channels or features.</source>
   <translation>Ось, вдоль которой входы ставятся рядом; -1 — последняя, каналы или признаки.</translation>
  </message>
  <message>
   <source>The axis of each input along which products are summed, counted with the batch as 0; their sizes must be equal. -1, -1 is usual.</source>
   <translation>Ось каждого входа, вдоль которой складываются произведения, считая пакет нулевой; размеры должны совпадать. Обычно -1, -1.</translation>
  </message>
  <message>
   <source>The axis that is cut into groups, counted with the batch as 0; -1 is the last one, channels.</source>
   <translation>Ось, которая делится на группы, считая пакет нулевой; -1 — последняя, каналы.</translation>
  </message>
  <message>
   <source>The axis whose places are normalised one by one, counted with the batch as 0; -1 is the last one, channels or features.</source>
   <translation>Ось, места которой нормализуются по одному, считая пакет нулевой; -1 — последняя, каналы или признаки.</translation>
  </message>
  <message>
   <source>The cells, from the one that sees the input upwards.</source>
   <translation>Ячейки, начиная с той, что видит вход.</translation>
  </message>
  <message>
   <source>The character before the decimals of a number.</source>
   <translation>Знак перед дробной частью числа.</translation>
  </message>
  <message>
   <source>The character between two columns.</source>
   <translation>Знак между двумя столбцами.</translation>
  </message>
  <message>
   <source>The constant that lies outside the image; 0 is black.</source>
   <translation>Постоянное значение за краем изображения; 0 — чёрное.</translation>
  </message>
  <message>
   <source>The distance from which on the loss grows straight, no longer like a square. Smaller values care less for outliers.</source>
   <translation>Расстояние, начиная с которого потери растут как прямая, а не как квадрат. При меньших значениях выбросы значат меньше.</translation>
  </message>
  <message>
   <source>The factor by which the matrix is multiplied; 1.41 suits relu.</source>
   <translation>Множитель матрицы; для relu подходит 1.41.</translation>
  </message>
  <message>
   <source>The features of the output; without a value as many as those of the query, so that both can be added.</source>
   <translation>Признаки выхода; без значения — столько же, сколько у запроса, чтобы их можно было сложить.</translation>
  </message>
  <message>
   <source>The file with the class numbers of the test.</source>
   <translation>Файл с номерами классов для теста.</translation>
  </message>
  <message>
   <source>The file with the images that are kept for the test.</source>
   <translation>Файл с изображениями, отложенными для теста.</translation>
  </message>
  <message>
   <source>The file with the images to train on.</source>
   <translation>Файл с изображениями для обучения.</translation>
  </message>
  <message>
   <source>The file with their class numbers.</source>
   <translation>Файл с номерами их классов.</translation>
  </message>
  <message>
   <source>The files that are kept for the test.</source>
   <translation>Файлы, отложенные для теста.</translation>
  </message>
  <message>
   <source>The files to train on.</source>
   <translation>Файлы для обучения.</translation>
  </message>
  <message>
   <source>The first input minus the second one.</source>
   <translation>Первый вход минус второй.</translation>
  </message>
  <message>
   <source>The first line holds the names of the columns.</source>
   <translation>В первой строке — имена столбцов.</translation>
  </message>
  <message>
   <source>The function applied to every result. 'relu' is usual inside a network, 'softmax' at its end for classes, 'sigmoid' for yes or no, 'linear' for numbers.</source>
   <translation>Функция, которая применяется к каждому результату. Внутри сети обычна 'relu', в конце 'softmax' для классов, 'sigmoid' для «да или нет», 'linear' для чисел.</translation>
  </message>
  <message>
   <source>The function applied to the state; 'tanh' keeps it between -1 and 1 and is usual.</source>
   <translation>Функция, применяемая к состоянию; обычно 'tanh', она держит его между -1 и 1.</translation>
  </message>
  <message>
   <source>The function of the gates: 'sigmoid' lets each of them open between 0 and 1. Models of old Keras versions have a 'hard_sigmoid'.</source>
   <translation>Функция вентилей: при 'sigmoid' каждый открывается от 0 до 1. У моделей старых версий Keras — 'hard_sigmoid'.</translation>
  </message>
  <message>
   <source>The height of the images that the layer gives, in pixels.</source>
   <translation>Высота изображений, которые выдаёт слой, в пикселях.</translation>
  </message>
  <message>
   <source>The height of the line at 0.</source>
   <translation>Высота прямой в точке 0.</translation>
  </message>
  <message>
   <source>The height that every picture is brought to, in pixels.</source>
   <translation>Высота, к которой приводится каждая картинка, в пикселях.</translation>
  </message>
  <message>
   <source>The image without content that is compared with: this value everywhere, in the scale that the network receives.</source>
   <translation>Пустое изображение, с которым сравнивается данное: всюду это значение, в том масштабе, который получает сеть.</translation>
  </message>
  <message>
   <source>The kind of random numbers. All three have the same variance.</source>
   <translation>Вид случайных чисел. У всех трёх одинаковая дисперсия.</translation>
  </message>
  <message>
   <source>The largest length that the weights of one unit may have; 2 to 4 is usual.</source>
   <translation>Наибольшая длина весов одного нейрона; обычно от 2 до 4.</translation>
  </message>
  <message>
   <source>The largest of its inputs at each place.</source>
   <translation>Наибольший из входов в каждом месте.</translation>
  </message>
  <message>
   <source>The largest value that can be drawn.</source>
   <translation>Наибольшее значение, которое может выпасть.</translation>
  </message>
  <message>
   <source>The largest value that the layer gives; 6 is usual in small networks for telephones. Without a value there is no limit.</source>
   <translation>Наибольшее значение, которое выдаёт слой; в малых сетях для телефонов обычно 6. Без значения предела нет.</translation>
  </message>
  <message>
   <source>The last layer gives raw scores and has no sigmoid; the metric applies it itself.</source>
   <translation>Последний слой даёт необработанные оценки, без sigmoid; её применяет сама метрика.</translation>
  </message>
  <message>
   <source>The last layer gives raw scores and has no softmax or sigmoid; the loss applies it itself.</source>
   <translation>Последний слой даёт необработанные оценки, без softmax или sigmoid; их применяет сама функция потерь.</translation>
  </message>
  <message>
   <source>The layer that is applied to every step.</source>
   <translation>Слой, который применяется к каждому шагу.</translation>
  </message>
  <message>
   <source>The learning rate at the end of a decay, as a share of the first one.</source>
   <translation>Скорость обучения в конце спада, долей от начальной.</translation>
  </message>
  <message>
   <source>The learning rate at the end, as a share of the first one.</source>
   <translation>Скорость обучения в конце, долей от начальной.</translation>
  </message>
  <message>
   <source>The learning rate is multiplied by this number.</source>
   <translation>На это число умножается скорость обучения.</translation>
  </message>
  <message>
   <source>The learning rate never falls below this number.</source>
   <translation>Скорость обучения никогда не опускается ниже этого числа.</translation>
  </message>
  <message>
   <source>The learning rate that the warm-up climbs to, before it falls. Without a value there is no warm-up.</source>
   <translation>Скорость обучения, до которой поднимает разогрев, прежде чем она начнёт падать. Без значения разогрева нет.</translation>
  </message>
  <message>
   <source>The learning rate when the decay has ended.</source>
   <translation>Скорость обучения, когда спад закончился.</translation>
  </message>
  <message>
   <source>The learning rates, one more than there are boundaries.</source>
   <translation>Скорости обучения, на одну больше, чем границ.</translation>
  </message>
  <message>
   <source>The loss is multiplied by this number. 0.25 is usual.</source>
   <translation>На это число умножаются потери. Обычно 0.25.</translation>
  </message>
  <message>
   <source>The lowest and the highest value that images can have; what lies beyond is cut off. 0, 1 for images that were scaled before.</source>
   <translation>Наименьшее и наибольшее значение изображений; то, что выходит за них, обрезается. 0, 1 для уже масштабированных.</translation>
  </message>
  <message>
   <source>The mean of its inputs.</source>
   <translation>Среднее входов.</translation>
  </message>
  <message>
   <source>The mean of many random masks by the scores they leave; no gradient. One run for each mask: slow.</source>
   <translation>Среднее многих случайных масок по оценкам, которые они оставляют; без градиента. Один прогон на каждую маску: медленно.</translation>
  </message>
  <message>
   <source>The middle of the normal distribution.</source>
   <translation>Середина нормального распределения.</translation>
  </message>
  <message>
   <source>The names of the classes, in the order of their numbers.</source>
   <translation>Имена классов в порядке их номеров.</translation>
  </message>
  <message>
   <source>The network that stands in the place of this layer.</source>
   <translation>Сеть, которая стоит на месте этого слоя.</translation>
  </message>
  <message>
   <source>The new order of the axes, counted from 1 without the batch: 2, 1 swaps the first two.</source>
   <translation>Новый порядок осей, считая от 1 без пакета: 2, 1 меняет местами первые две.</translation>
  </message>
  <message>
   <source>The number of a class that does not count, such as the border of areas in a picture. Without a number all classes count.</source>
   <translation>Номер класса, который не считается, например граница областей на картинке. Без номера считаются все классы.</translation>
  </message>
  <message>
   <source>The number of inputs, for the adjusted score that does not grow by useless inputs. 0 is the plain score.</source>
   <translation>Число входов, для исправленной оценки, которая не растёт от бесполезных входов. 0 — обычная оценка.</translation>
  </message>
  <message>
   <source>The number of the only class that is looked at, from 0. Without a number all classes are counted together.</source>
   <translation>Номер единственного класса, который учитывается, считая от 0. Без номера все классы считаются вместе.</translation>
  </message>
  <message>
   <source>The number that all weights begin with.</source>
   <translation>Число, с которого начинают все веса.</translation>
  </message>
  <message>
   <source>The number that is watched after every epoch, such as 'val_loss'.</source>
   <translation>Число, за которым следят после каждой эпохи, например 'val_loss'.</translation>
  </message>
  <message>
   <source>The numbers of the classes whose overlap is measured, from 0.</source>
   <translation>Номера классов, перекрытие которых измеряется, считая от 0.</translation>
  </message>
  <message>
   <source>The points as they were painted: two coordinates and a class.</source>
   <translation>Нарисованные точки: две координаты и класс.</translation>
  </message>
  <message>
   <source>The product of its inputs, as a gate needs it.</source>
   <translation>Произведение входов, как нужно вентилю.</translation>
  </message>
  <message>
   <source>The recurrent layer that reads forwards; another one like it reads backwards.</source>
   <translation>Рекуррентный слой, который читает с начала; такой же читает с конца.</translation>
  </message>
  <message>
   <source>The rule that draws the first rows of the table.</source>
   <translation>Правило, по которому выбираются первые строки таблицы.</translation>
  </message>
  <message>
   <source>The rule that draws the first values of the kernel. Glorot suits most layers, He those with relu.</source>
   <translation>Правило, по которому выбираются первые значения ядра. Glorot подходит большинству слоёв, He — слоям с relu.</translation>
  </message>
  <message>
   <source>The rule that draws the first values of the kernels of single channels. Glorot suits most layers.</source>
   <translation>Правило, по которому выбираются первые значения ядер отдельных каналов. Glorot подходит большинству слоёв.</translation>
  </message>
  <message>
   <source>The rule that draws the first values of the weights from step to step. Orthogonal matrices neither swell nor fade signals.</source>
   <translation>Правило, по которому выбираются первые значения весов от шага к шагу. Ортогональные матрицы не раздувают и не гасят сигналы.</translation>
  </message>
  <message>
   <source>The rule that draws the first weights with which channels are mixed. Glorot suits most layers.</source>
   <translation>Правило, по которому выбираются первые веса, которыми смешиваются каналы. Glorot подходит большинству слоёв.</translation>
  </message>
  <message>
   <source>The rule that sets the first slopes for values below 0; zeros begin as relu.</source>
   <translation>Правило, которое задаёт первые наклоны для значений меньше 0; с нулями это сначала relu.</translation>
  </message>
  <message>
   <source>The rule that sets the first values of the bias; zeros nearly always.</source>
   <translation>Правило, которое задаёт первые значения смещения; почти всегда нули.</translation>
  </message>
  <message>
   <source>The rule that sets the first values of the factor; ones nearly always.</source>
   <translation>Правило, которое задаёт первые значения множителя; почти всегда единицы.</translation>
  </message>
  <message>
   <source>The rule that sets the first values of the shift; zeros nearly always.</source>
   <translation>Правило, которое задаёт первые значения сдвига; почти всегда нули.</translation>
  </message>
  <message>
   <source>The rule that sets the running means before the first batch.</source>
   <translation>Правило, которое задаёт скользящие средние перед первым пакетом.</translation>
  </message>
  <message>
   <source>The rule that sets the running variances before the first batch.</source>
   <translation>Правило, которое задаёт скользящие дисперсии перед первым пакетом.</translation>
  </message>
  <message>
   <source>The rule that turns gradients into changes of the weights. Adam and RMSprop suit most networks as they are.</source>
   <translation>Правило, которое превращает градиенты в изменения весов. Adam и RMSprop подходят большинству сетей без настройки.</translation>
  </message>
  <message>
   <source>The same for the width; without it the proportions stay.</source>
   <translation>То же для ширины; без этого пропорции сохраняются.</translation>
  </message>
  <message>
   <source>The shape of the curve: 1 is a straight line, 2 falls fast at first.</source>
   <translation>Форма кривой: 1 — прямая, 2 — сначала падает быстро.</translation>
  </message>
  <message>
   <source>The shape that a sample gets, without the batch. One size may be -1: what is left.</source>
   <translation>Форма, которую получает образец, без пакета. Один размер может быть -1: сколько останется.</translation>
  </message>
  <message>
   <source>The share of attention that is left out by chance in each step of training. 0 to 0.2 is usual.</source>
   <translation>Доля внимания, которая случайно отбрасывается на каждом шаге обучения. Обычно от 0 до 0.2.</translation>
  </message>
  <message>
   <source>The share of certainty that is taken from every target and spread over all classes, so that the network does not become too sure. 0 to 0.2 is usual.</source>
   <translation>Доля уверенности, которая отнимается у каждой цели и раздаётся всем классам, чтобы сеть не становилась слишком уверенной. Обычно от 0 до 0.2.</translation>
  </message>
  <message>
   <source>The share of channels that is set to 0 in each step of training. 0.1 to 0.3 is usual.</source>
   <translation>Доля каналов, которые обнуляются на каждом шаге обучения. Обычно от 0.1 до 0.3.</translation>
  </message>
  <message>
   <source>The share of every weight that is taken away in each step, times the learning rate; works against overfitting. 0.0001 to 0.01 is usual.</source>
   <translation>Доля каждого веса, умноженная на скорость обучения, которая отнимается на каждом шаге; помогает от переобучения. Обычно от 0.0001 до 0.01.</translation>
  </message>
  <message>
   <source>The share of no that must be told no.</source>
   <translation>Доля «нет», которая должна быть названа «нет».</translation>
  </message>
  <message>
   <source>The share of samples that is kept for a last check, which no decision should be based on.</source>
   <translation>Доля образцов, отложенная для последней проверки; по ней нельзя принимать решения.</translation>
  </message>
  <message>
   <source>The share of samples that is never trained on and shows after every epoch how well the network does on new ones.</source>
   <translation>Доля образцов, на которых сеть не обучается: после каждой эпохи они показывают, как она справляется с новыми.</translation>
  </message>
  <message>
   <source>The share of the image that a mask leaves to be seen.</source>
   <translation>Доля изображения, которую маска оставляет видимой.</translation>
  </message>
  <message>
   <source>The share of the inputs that is left out in each step of training, the same ones over the whole sequence. 0 to 0.5 is usual.</source>
   <translation>Доля входов, которая отбрасывается на каждом шаге обучения, одни и те же на всю последовательность. Обычно от 0 до 0.5.</translation>
  </message>
  <message>
   <source>The share of the last step that is added to the next one. 0.9 carries over flat stretches and smooths zigzags.</source>
   <translation>Доля последнего шага, которая добавляется к следующему. 0.9 проносит через плоские места и сглаживает зигзаги.</translation>
  </message>
  <message>
   <source>The share of the state that is left out on its way to the next step, the same values over the whole sequence. 0 to 0.3 is usual.</source>
   <translation>Доля состояния, которая отбрасывается на пути к следующему шагу, одни и те же значения на всю последовательность. Обычно от 0 до 0.3.</translation>
  </message>
  <message>
   <source>The share of values that is set to 0 in each step of training. 0.2 to 0.5 is usual; more fights overfitting harder.</source>
   <translation>Доля значений, которые обнуляются на каждом шаге обучения. Обычно от 0.2 до 0.5; чем больше, тем сильнее против переобучения.</translation>
  </message>
  <message>
   <source>The share of values that is set to the limit of selu in each step of training. 0.05 to 0.1 is usual.</source>
   <translation>Доля значений, которые становятся пределом selu на каждом шаге обучения. Обычно от 0.05 до 0.1.</translation>
  </message>
  <message>
   <source>The share of what is told yes that must be yes.</source>
   <translation>Доля названного «да», которая и должна быть «да».</translation>
  </message>
  <message>
   <source>The share of yes that must be told yes.</source>
   <translation>Доля «да», которая должна быть названа «да».</translation>
  </message>
  <message>
   <source>The shares of the range of values that are added at least and at most; -0.2, 0.2 is usual.</source>
   <translation>Какие доли диапазона значений прибавляются самое меньшее и самое большее; обычно -0.2, 0.2.</translation>
  </message>
  <message>
   <source>The side in pixels of the square that covers a part of the image. Without it a quarter of the shorter side.</source>
   <translation>Сторона в пикселях квадрата, который закрывает часть изображения. Если не задана — четверть короткой стороны.</translation>
  </message>
  <message>
   <source>The size of a step. The most important number of a training: too large makes the loss jump or explode, too small makes it crawl. Try factors of 3.</source>
   <translation>Размер шага, самое важное число обучения: при слишком большом потери скачут или взрываются, при слишком малом едва ползут. Меняйте примерно втрое.</translation>
  </message>
  <message>
   <source>The slope for values below 0; with 0 it is relu.</source>
   <translation>Наклон для значений меньше 0; при 0 это relu.</translation>
  </message>
  <message>
   <source>The smallest length that the weights of one unit may have.</source>
   <translation>Наименьшая длина весов одного нейрона.</translation>
  </message>
  <message>
   <source>The smallest of its inputs at each place.</source>
   <translation>Наименьший из входов в каждом месте.</translation>
  </message>
  <message>
   <source>The smallest value that can be drawn.</source>
   <translation>Наименьшее значение, которое может выпасть.</translation>
  </message>
  <message>
   <source>The standard deviation of the noise that is added to every value while training. 0.05 to 0.3 is usual for data of deviation 1.</source>
   <translation>Стандартное отклонение шума, который при обучении прибавляется к каждому значению. Обычно от 0.05 до 0.3 для данных с отклонением 1.</translation>
  </message>
  <message>
   <source>The standard deviation of the noise, as a share of the range of the image: 0.1 to 0.2 is usual.</source>
   <translation>Стандартное отклонение шума как доля размаха изображения: обычно от 0.1 до 0.2.</translation>
  </message>
  <message>
   <source>The standard deviation of the normal distribution. Too large a value saturates activations, too small a one lets signals fade.</source>
   <translation>Стандартное отклонение нормального распределения. При слишком большом активации насыщаются, при слишком малом сигналы затухают.</translation>
  </message>
  <message>
   <source>The steps (batches) after which the next value holds, in rising order.</source>
   <translation>Шаги (пакеты), после которых действует следующее значение, по возрастанию.</translation>
  </message>
  <message>
   <source>The strength of the penalty on the sum of absolute values; it makes most of them 0. 1e-5 to 1e-3 is usual.</source>
   <translation>Сила штрафа за сумму модулей; он делает большинство из них нулями. Обычно от 1e-5 до 1e-3.</translation>
  </message>
  <message>
   <source>The strength of the penalty on the sum of absolute weights; 1e-5 to 1e-3 is usual.</source>
   <translation>Сила штрафа за сумму модулей весов; обычно от 1e-5 до 1e-3.</translation>
  </message>
  <message>
   <source>The strength of the penalty on the sum of squared values; it keeps them small. 1e-5 to 1e-3 is usual.</source>
   <translation>Сила штрафа за сумму квадратов; он держит значения малыми. Обычно от 1e-5 до 1e-3.</translation>
  </message>
  <message>
   <source>The strength of the penalty on the sum of squared weights; 1e-5 to 1e-2 is usual.</source>
   <translation>Сила штрафа за сумму квадратов весов; обычно от 1e-5 до 1e-2.</translation>
  </message>
  <message>
   <source>The strength of the penalty: it is this number if all rows (or columns) are parallel.</source>
   <translation>Сила штрафа: он равен этому числу, если все строки (или столбцы) параллельны.</translation>
  </message>
  <message>
   <source>The strongest pattern in the maps of a layer, whatever the class. No way back: fast.</source>
   <translation>Самый сильный узор в картах слоя, независимо от класса. Без прохода назад: быстро.</translation>
  </message>
  <message>
   <source>The value above which numbers pass unchanged; 0 is usual.</source>
   <translation>Значение, выше которого числа проходят без изменений; обычно 0.</translation>
  </message>
  <message>
   <source>The value above which numbers pass; all others become 0.</source>
   <translation>Значение, выше которого числа проходят; все прочие становятся 0.</translation>
  </message>
  <message>
   <source>The value that very negative numbers approach, with a minus sign.</source>
   <translation>Значение, к которому, со знаком минус, стремятся сильно отрицательные числа.</translation>
  </message>
  <message>
   <source>The value that very negative numbers approach, with a minus sign; 1 is usual.</source>
   <translation>Значение, к которому, со знаком минус, стремятся сильно отрицательные числа; обычно 1.</translation>
  </message>
  <message>
   <source>The variance is this number divided by the fan: 1 for Glorot and LeCun, 2 for He.</source>
   <translation>Дисперсия — это число, делённое на число связей: 1 для Glorot и LeCun, 2 для He.</translation>
  </message>
  <message>
   <source>The variance whose root the values are divided by, as many numbers as means.</source>
   <translation>Дисперсия, на корень которой делятся значения; столько же чисел, сколько средних.</translation>
  </message>
  <message>
   <source>The weight of yes; that of no is the rest to 1. 0.25 is usual.</source>
   <translation>Вес «да»; у «нет» остаток до 1. Обычно 0.25.</translation>
  </message>
  <message>
   <source>The width of the images that the layer gives, in pixels.</source>
   <translation>Ширина изображений, которые выдаёт слой, в пикселях.</translation>
  </message>
  <message>
   <source>The width that every picture is brought to, in pixels.</source>
   <translation>Ширина, к которой приводится каждая картинка, в пикселях.</translation>
  </message>
  <message>
   <source>Three channels (rgb), or one that holds the brightness (grey).</source>
   <translation>Три канала (rgb) или один, яркость (серый).</translation>
  </message>
  <message>
   <source>Threshold</source>
   <translation>Порог</translation>
  </message>
  <message>
   <source>Topics</source>
   <translation>Темы</translation>
  </message>
  <message>
   <source>Train</source>
   <translation>Обучение</translation>
  </message>
  <message>
   <source>Train images</source>
   <translation>Изображения обучения</translation>
  </message>
  <message>
   <source>Train labels</source>
   <translation>Метки обучения</translation>
  </message>
  <message>
   <source>Trainable</source>
   <translation>Обучается</translation>
  </message>
  <message>
   <source>Turns</source>
   <translation>Витки</translation>
  </message>
  <message>
   <source>Turns images a little while training, so that the network recognises them at any angle.</source>
   <translation>При обучении немного поворачивает изображения, чтобы сеть узнавала их под любым углом.</translation>
  </message>
  <message>
   <source>Turns numbers into shares that are positive and sum to 1, as at the end of a network for classes.</source>
   <translation>Превращает числа в доли, положительные и с суммой 1, как в конце сети для классов.</translation>
  </message>
  <message>
   <source>Units</source>
   <translation>Нейроны</translation>
  </message>
  <message>
   <source>Unroll</source>
   <translation>Развернуть</translation>
  </message>
  <message>
   <source>Use scale</source>
   <translation>Учить масштаб</translation>
  </message>
  <message>
   <source>Validation</source>
   <translation>Проверка</translation>
  </message>
  <message>
   <source>Value</source>
   <translation>Значение</translation>
  </message>
  <message>
   <source>Value range</source>
   <translation>Диапазон значений</translation>
  </message>
  <message>
   <source>Value that masks</source>
   <translation>Значение пропуска</translation>
  </message>
  <message>
   <source>Values</source>
   <translation>Значения</translation>
  </message>
  <message>
   <source>Variance</source>
   <translation>Дисперсия</translation>
  </message>
  <message>
   <source>Warmup steps</source>
   <translation>Шаги разогрева</translation>
  </message>
  <message>
   <source>Warmup target</source>
   <translation>Цель разогрева</translation>
  </message>
  <message>
   <source>Weighs each map by the score that is left when it masks the image; no gradient. One run for each channel of the layer: slow.</source>
   <translation>Взвешивает каждую карту оценкой, которая остаётся, когда она маскирует изображение; без градиента. Один прогон на каждый канал слоя: медленно.</translation>
  </message>
  <message>
   <source>Weighs every place by its own gradient: fine also at early layers. One way back: fast.</source>
   <translation>Взвешивает каждое место его собственным градиентом: хорош и для ранних слоёв. Один проход назад: быстро.</translation>
  </message>
  <message>
   <source>Weight decay</source>
   <translation>Сокращение весов</translation>
  </message>
  <message>
   <source>Weight of yes</source>
   <translation>Вес «да»</translation>
  </message>
  <message>
   <source>What all numbers become that are not above the threshold.</source>
   <translation>Чем становятся все числа, которые не выше порога.</translation>
  </message>
  <message>
   <source>What each column is: an input, the target, how much a sample counts, or ignored.</source>
   <translation>Что такое каждый столбец: вход, цель, вес примера или ничего.</translation>
  </message>
  <message>
   <source>What each output of a network with several outputs is compared with.</source>
   <translation>С чем сравнивается каждый выход сети с несколькими выходами.</translation>
  </message>
  <message>
   <source>What each pixel adds to the score as if it were a straight line. One way back: fast.</source>
   <translation>Что каждый пиксель добавляет к оценке, будь она прямой линией. Один проход назад: быстро.</translation>
  </message>
  <message>
   <source>What else is measured after every epoch; it does not change the training.</source>
   <translation>Что ещё измеряется после каждой эпохи; на обучение это не влияет.</translation>
  </message>
  <message>
   <source>What every value is multiplied by, or a number for each channel: 0.00392 brings 0 to 255 to the range from 0 to 1.</source>
   <translation>На что умножается каждое значение, или по числу на канал: 0.00392 переводит от 0–255 к диапазону от 0 до 1.</translation>
  </message>
  <message>
   <source>What happens where a value is missing: the row is dropped, or the value becomes the mean of its column, or 0.</source>
   <translation>Что делать с пропуском: убрать строку, взять среднее столбца или 0.</translation>
  </message>
  <message>
   <source>What is added to every value after that, or a number for each channel; -1 after a scale of 0.00784 gives values from -1 to 1.</source>
   <translation>Что потом прибавляется к каждому значению, или по числу на канал; -1 после масштаба 0.00784 даёт значения от -1 до 1.</translation>
  </message>
  <message>
   <source>What is added to the loss: the mean of this formula of the inputs a, b, c and d, such as 0.5 * sum(square(a) + exp(b) - b - 1, axis=-1).</source>
   <translation>Что прибавляется к потерям: среднее этой формулы от входов a, b, c и d, например 0.5 * sum(square(a) + exp(b) - b - 1, axis=-1).</translation>
  </message>
  <message>
   <source>What is computed at each step; StackedRNNCells puts several on top of each other.</source>
   <translation>Что вычисляется на каждом шаге; StackedRNNCells ставит несколько ячеек друг над другом.</translation>
  </message>
  <message>
   <source>What is taken away from the values. Without it the layer has weights, which come from a model that was read.</source>
   <translation>Что вычитается из значений. Без этого у слоя есть веса, которые приходят из прочитанной модели.</translation>
  </message>
  <message>
   <source>What lies outside the image: its mirror image (reflect), the same image again (wrap), its nearest pixel, or a constant.</source>
   <translation>Что лежит за краем изображения: его отражение (reflect), то же изображение снова (wrap), ближайший пиксель (nearest) или постоянное значение (constant).</translation>
  </message>
  <message>
   <source>What the layer computes from its inputs a, b, c and d: numbers, pi, e, + - * / **, comparisons, functions such as exp, tanh, clip or where, sums such as mean(a, axis=-1), and noise: normal(), uniform().</source>
   <translation>Что слой вычисляет по входам a, b, c и d: числа, pi, e, + - * / **, сравнения, функции вроде exp, tanh, clip или where, суммы вроде mean(a, axis=-1) и шум: normal(), uniform().</translation>
  </message>
  <message>
   <source>What the numbers are: decimal fractions, or whole numbers such as those of words.</source>
   <translation>Что это за числа: дробные или целые, например номера слов.</translation>
  </message>
  <message>
   <source>What the square is filled with, in the scale that the network receives.</source>
   <translation>Чем заполнен квадрат, в том масштабе, который получает сеть.</translation>
  </message>
  <message>
   <source>What the sums of squared gradients begin with. A larger value makes the first steps smaller.</source>
   <translation>С чего начинаются суммы квадратов градиентов. Чем больше, тем меньше первые шаги.</translation>
  </message>
  <message>
   <source>What the variance is divided by: the number of inputs (fan_in), of outputs (fan_out), or the mean of both (fan_avg).</source>
   <translation>На что делится дисперсия: на число входов (fan_in), выходов (fan_out) или на их среднее (fan_avg).</translation>
  </message>
  <message>
   <source>What training makes smaller. Cross-entropy for classes, mean squared error for numbers.</source>
   <translation>Что обучение уменьшает. Перекрёстная энтропия для классов, среднеквадратичная ошибка для чисел.</translation>
  </message>
  <message>
   <source>Where data enter the network, and which shape they have.</source>
   <translation>Где данные входят в сеть и какой они формы.</translation>
  </message>
  <message>
   <source>Where the file or folder is.</source>
   <translation>Где лежит файл или папка.</translation>
  </message>
  <message>
   <source>Where the masks begin: the same number gives the same masks again.</source>
   <translation>С чего начинаются маски: то же число снова даёт те же маски.</translation>
  </message>
  <message>
   <source>Where the noise begins: the same number gives the same noise again.</source>
   <translation>С чего начинается шум: то же число снова даёт тот же шум.</translation>
  </message>
  <message>
   <source>Where the reset gate acts: after the recurrent product, as on graphics cards and in today's models, or before it, as in the first paper.</source>
   <translation>Где действует вентиль сброса: после рекуррентного произведения, как на видеокартах и в нынешних моделях, или до него, как в первой статье.</translation>
  </message>
  <message>
   <source>Whether a smaller (min) or a larger (max) number is better; 'auto' knows it from the name.</source>
   <translation>Что лучше: меньшее (min) или большее (max) число; 'auto' узнаёт это по имени.</translation>
  </message>
  <message>
   <source>Whether the rows or the columns of the kernel are to stand at right angles.</source>
   <translation>Что должно стоять под прямым углом: строки ядра или его столбцы.</translation>
  </message>
  <message>
   <source>Whether the target is a class or a number; 'automatic' decides by its values.</source>
   <translation>Цель — класс или число; «автоматически» решает по её значениям.</translation>
  </message>
  <message>
   <source>Whether training changes the weights of this layer. Switch it off to keep what another training has learned; a batch normalisation then uses its running means.</source>
   <translation>Меняет ли обучение веса этого слоя. Выключите, чтобы сохранить выученное раньше; пакетная нормализация тогда берёт свои скользящие средние.</translation>
  </message>
  <message>
   <source>Width</source>
   <translation>Ширина</translation>
  </message>
  <message>
   <source>Width factor</source>
   <translation>Доля ширины</translation>
  </message>
  <message>
   <source>Window</source>
   <translation>Окно</translation>
  </message>
  <message>
   <source>Without taking the mean away</source>
   <translation>Не вычитать среднее</translation>
  </message>
  <message>
   <source>Words</source>
   <translation>Слова</translation>
  </message>
  <message>
   <source>Zeros at skipped steps</source>
   <translation>Нули на пропусках</translation>
  </message>
  <message>
   <source>Zeros before and after each dimension: one number for all sides, one for each dimension, or two for each: top, bottom, left, right.</source>
   <translation>Нули до и после каждого измерения: одно число для всех сторон, по одному на измерение или по два: сверху, снизу, слева, справа.</translation>
  </message>
  <message>
   <source>any</source>
   <translation>любой</translation>
  </message>
  <message>
   <source>no</source>
   <translation>нет</translation>
  </message>
  <message>
   <source>none</source>
   <translation>нет</translation>
  </message>
  <message>
   <source>yes</source>
   <translation>да</translation>
  </message>
 </context>
 <context>
  <name>SettingsPage</name>
  <message>
   <source>Noise</source>
   <translation>Шум</translation>
  </message>
 </context>
 <context>
  <name>ShortcutPage</name>
  <message>
   <source>Accuracy {0} % on {1} samples. Click a class to see its samples.</source>
   <translation>Точность {0} % на примерах числом {1}. Щёлкните класс, чтобы увидеть его примеры.</translation>
  </message>
  <message>
   <source>Another sample</source>
   <translation>Другой пример</translation>
  </message>
  <message>
   <source>Average heat of each class</source>
   <translation>Среднее тепло каждого класса</translation>
  </message>
  <message>
   <source>Average the heat of each class, mask zones, and compare the accuracy</source>
   <translation>Усреднить тепло каждого класса, закрыть зоны и сравнить точность</translation>
  </message>
  <message>
   <source>By itself</source>
   <translation>Само</translation>
  </message>
  <message>
   <source>Does the network tell a class by a mark in a corner instead of the object? Average heat shows where it looks, masking shows whether it matters.</source>
   <translation>Не узнаёт ли сеть класс по метке в углу вместо предмета? Среднее тепло показывает, куда она смотрит, а закрытие зоны — важно ли это.</translation>
  </message>
  <message>
   <source>Grad-CAM where a convolution has a map, else the gradient of the pixels</source>
   <translation>Grad-CAM, если у свёртки есть карта, иначе градиент пикселей</translation>
  </message>
  <message>
   <source>Heat by zone</source>
   <translation>Тепло по зонам</translation>
  </message>
  <message>
   <source>How heat is computed (default: chosen by the network)</source>
   <translation>Как вычисляется тепло (по умолчанию выбирается по сети)</translation>
  </message>
  <message>
   <source>Look for shortcuts</source>
   <translation>Искать лёгкие пути</translation>
  </message>
  <message>
   <source>Mean of the data</source>
   <translation>Среднее данных</translation>
  </message>
  <message>
   <source>Samples of {0}</source>
   <translation>Примеры класса {0}</translation>
  </message>
  <message>
   <source>What stands in a masked zone (default: the zone of another sample). That is the fairest: the network knows such zones, only their tie to the class is cut.</source>
   <translation>Что стоит в закрытой зоне (по умолчанию зона другого примера). Это честнее всего: такие зоны сеть знает, разорвана лишь их связь с классом.</translation>
  </message>
  <message>
   <source>Zero</source>
   <translation>Ноль</translation>
  </message>
  <message>
   <source>Zones need images, but these data have none.</source>
   <translation>Зонам нужны картинки, а в этих данных их нет.</translation>
  </message>
  <message>
   <source>{0}: heat {1} times the area. Accuracy on the class {2} % before, {3} % after; on all {4} %</source>
   <translation>{0}: тепла в {1} раза больше, чем площади. Точность на классе {2} % до и {3} % после; на всех {4} %</translation>
  </message>
  <message>
   <source>{0}: mean heat of {1} samples over their mean image</source>
   <translation>{0}: среднее тепло примеров числом {1} поверх их средней картинки</translation>
  </message>
  <message>
   <source>{0}: share of heat / of area / accuracy without the zone</source>
   <translation>{0}: доля тепла / площади / точность без зоны</translation>
  </message>
 </context>
 <context>
  <name>Shortcuts</name>
  <message>
   <source>A shortcut: {0} % of the heat of {1} lies in the {2}, {3} times its share of the area. Masking it costs {4} points of the accuracy on {1} ({5} % before, {6} % after).</source>
   <translation>Лёгкий путь: {0} % тепла класса {1} лежит в зоне «{2}», в {3} раза больше её доли площади. Без неё точность на классе {1} ниже на {4} пунктов ({5} % до, {6} % после).</translation>
  </message>
  <message>
   <source>All maps are empty: choose another method.</source>
   <translation>Все карты пусты: выберите другой метод.</translation>
  </message>
  <message>
   <source>Look closer: {0} % of the heat of {1} lies in the {2}, {3} times its share of the area. Masking it costs {4} points of the accuracy on {1} ({5} % before, {6} % after).</source>
   <translation>Присмотритесь: {0} % тепла класса {1} лежит в зоне «{2}», в {3} раза больше её доли площади. Без неё точность на классе {1} ниже на {4} пунктов ({5} % до, {6} % после).</translation>
  </message>
  <message>
   <source>No shortcut found: no outer zone is both hot for a class and needed for it.</source>
   <translation>Лёгкий путь не найден: ни одна зона у края не бывает для класса и горячей, и нужной.</translation>
  </message>
  <message>
   <source>Put into other samples, it turns {0} % of them into {1}.</source>
   <translation>Перенесённая в другие примеры, она превращает {0} % из них в {1}.</translation>
  </message>
  <message>
   <source>Rules of thumb: heat {0} times the share of the area, and {1} points of the accuracy on the class; from {2} points on it is called a shortcut.</source>
   <translation>Правила на глаз: тепла в {0} раза больше доли площади и {1} пунктов точности на классе; от {2} пунктов это называется лёгким путём.</translation>
  </message>
  <message>
   <source>border</source>
   <translation>край</translation>
  </message>
  <message>
   <source>bottom left corner</source>
   <translation>левый нижний угол</translation>
  </message>
  <message>
   <source>bottom right corner</source>
   <translation>правый нижний угол</translation>
  </message>
  <message>
   <source>centre</source>
   <translation>середина</translation>
  </message>
  <message>
   <source>hot spot {0}-{1}, {2}-{3}</source>
   <translation>горячее место {0}-{1}, {2}-{3}</translation>
  </message>
  <message>
   <source>hot spot, rows {0}-{1}, columns {2}-{3}</source>
   <translation>горячее место, строки {0}-{1}, столбцы {2}-{3}</translation>
  </message>
  <message>
   <source>top left corner</source>
   <translation>левый верхний угол</translation>
  </message>
  <message>
   <source>top right corner</source>
   <translation>правый верхний угол</translation>
  </message>
 </context>
 <context>
  <name>ShortcutsDialog</name>
  <message>
   <source>Action</source>
   <translation>Действие</translation>
  </message>
  <message>
   <source>Keyboard shortcuts</source>
   <translation>Сочетания клавиш</translation>
  </message>
  <message>
   <source>Keys</source>
   <translation>Клавиши</translation>
  </message>
 </context>
 <context>
  <name>SketchPad</name>
  <message>
   <source>Draw here</source>
   <translation>Рисуйте здесь</translation>
  </message>
  <message>
   <source>Draw with the mouse. Ctrl+Z takes a stroke back, Del clears.</source>
   <translation>Рисуйте мышью. Ctrl+Z отменяет штрих, Del очищает.</translation>
  </message>
  <message>
   <source>Drawing pad</source>
   <translation>Поле для рисования</translation>
  </message>
 </context>
 <context>
  <name>Sources</name>
  <message>
   <source>1,797 digits written by 43 people, 8 × 8 pixels. Trains in a few seconds.</source>
   <translation>1797 цифр, написанных 43 людьми, 8 × 8 пикселей. Обучение за несколько секунд.</translation>
  </message>
  <message>
   <source>150 flowers of three species, told apart by four lengths in centimetres.</source>
   <translation>150 цветков трёх видов, различаемых по четырём длинам в сантиметрах.</translation>
  </message>
  <message>
   <source>178 wines of three vineyards, told apart by 13 chemical measurements.</source>
   <translation>178 вин с трёх виноградников, различаемых по 13 химическим измерениям.</translation>
  </message>
  <message>
   <source>442 patients: how far the disease goes in a year, predicted from ten measurements.</source>
   <translation>442 пациента: насколько болезнь развивается за год, по десяти измерениям.</translation>
  </message>
  <message>
   <source>60,000 photographs of ten kinds of things, 32 × 32 pixels, in colour.</source>
   <translation>60 000 фотографий десяти видов вещей, 32 × 32 пикселя, в цвете.</translation>
  </message>
  <message>
   <source>70,000 handwritten digits, 28 × 28 pixels, grey: what textbooks begin with.</source>
   <translation>70 000 рукописных цифр, 28 × 28 пикселей, серые: с них начинают учебники.</translation>
  </message>
  <message>
   <source>70,000 pictures of clothes, 28 × 28 pixels, grey: harder than the digits.</source>
   <translation>70 000 картинок одежды, 28 × 28 пикселей, серые: труднее, чем цифры.</translation>
  </message>
  <message>
   <source>A small circle inside a large one.</source>
   <translation>Малый круг внутри большого.</translation>
  </message>
  <message>
   <source>A value to predict that follows a wave, with noise.</source>
   <translation>Предсказываемая величина идёт по волне, с шумом.</translation>
  </message>
  <message>
   <source>A value to predict that lies on a straight line, with noise.</source>
   <translation>Предсказываемая величина лежит на прямой, с шумом.</translation>
  </message>
  <message>
   <source>Arms that wind around the same centre: the hardest of these.</source>
   <translation>Рукава, обвивающие один центр: самое трудное из этих.</translation>
  </message>
  <message>
   <source>Batches of colour images in the binary format of CIFAR-10.</source>
   <translation>Пакеты цветных изображений в двоичном формате CIFAR-10.</translation>
  </message>
  <message>
   <source>Blobs</source>
   <translation>Облака</translation>
  </message>
  <message>
   <source>Breast cancer</source>
   <translation>Рак груди</translation>
  </message>
  <message>
   <source>CIFAR-10</source>
   <translation>CIFAR-10</translation>
  </message>
  <message>
   <source>CIFAR-10 files</source>
   <translation>Файлы CIFAR-10</translation>
  </message>
  <message>
   <source>Cell nuclei of 569 tumours, malignant or benign, in 30 measurements each.</source>
   <translation>Ядра клеток 569 опухолей, злокачественных и доброкачественных, по 30 измерений.</translation>
  </message>
  <message>
   <source>Circles</source>
   <translation>Круги</translation>
  </message>
  <message>
   <source>Diabetes</source>
   <translation>Диабет</translation>
  </message>
  <message>
   <source>Digits 8 × 8</source>
   <translation>Цифры 8 × 8</translation>
  </message>
  <message>
   <source>Fashion-MNIST</source>
   <translation>Fashion-MNIST</translation>
  </message>
  <message>
   <source>Folder of pictures</source>
   <translation>Папка с картинками</translation>
  </message>
  <message>
   <source>IDX files</source>
   <translation>Файлы IDX</translation>
  </message>
  <message>
   <source>Images and labels in the format of MNIST and Fashion-MNIST.</source>
   <translation>Изображения и метки в формате MNIST и Fashion-MNIST.</translation>
  </message>
  <message>
   <source>Iris</source>
   <translation>Ирисы</translation>
  </message>
  <message>
   <source>MNIST</source>
   <translation>MNIST</translation>
  </message>
  <message>
   <source>Moons</source>
   <translation>Луны</translation>
  </message>
  <message>
   <source>Opposite quadrants share a class: no straight line parts them.</source>
   <translation>У противоположных четвертей общий класс: прямой их не разделить.</translation>
  </message>
  <message>
   <source>Painted points</source>
   <translation>Нарисованные точки</translation>
  </message>
  <message>
   <source>Pairs of sentences</source>
   <translation>Пары предложений</translation>
  </message>
  <message>
   <source>Points that you paint yourself, in up to ten classes.</source>
   <translation>Точки, которые вы рисуете сами, до десяти классов.</translation>
  </message>
  <message>
   <source>Posts</source>
   <translation>Записи</translation>
  </message>
  <message>
   <source>Round clouds, one for each class.</source>
   <translation>Круглые облака, по одному на класс.</translation>
  </message>
  <message>
   <source>Signs 28 × 28</source>
   <translation>Знаки 28 × 28</translation>
  </message>
  <message>
   <source>Sine wave</source>
   <translation>Синусоида</translation>
  </message>
  <message>
   <source>Spirals</source>
   <translation>Спирали</translation>
  </message>
  <message>
   <source>Stereo pictures</source>
   <translation>Стереопары</translation>
  </message>
  <message>
   <source>Stories and questions</source>
   <translation>Рассказы и вопросы</translation>
  </message>
  <message>
   <source>Straight line</source>
   <translation>Прямая линия</translation>
  </message>
  <message>
   <source>Table</source>
   <translation>Таблица</translation>
  </message>
  <message>
   <source>Ten kinds of signs, drawn by us in random place, size, slant, sharpness and contrast. Small enough to train in a minute.</source>
   <translation>Десять видов знаков, нарисованных нами: случайны место, размер, наклон, резкость и контраст. Обучение за минуту.</translation>
  </message>
  <message>
   <source>Three values to predict: age, income and gender of who wrote them.</source>
   <translation>Три предсказываемые величины: возраст, доход и пол автора записи.</translation>
  </message>
  <message>
   <source>Two half circles that reach into each other.</source>
   <translation>Два полукруга, входящих друг в друга.</translation>
  </message>
  <message>
   <source>Two inputs: a row of words, and a question about it.</source>
   <translation>Два входа: ряд слов и вопрос о нём.</translation>
  </message>
  <message>
   <source>Two inputs: sentences about the same thing, or about two things.</source>
   <translation>Два входа: предложения об одном и том же или о разном.</translation>
  </message>
  <message>
   <source>Two inputs: what a left and a right camera see. How near is it?</source>
   <translation>Два входа: что видят левая и правая камеры. Насколько это близко?</translation>
  </message>
  <message>
   <source>Wine</source>
   <translation>Вино</translation>
  </message>
  <message>
   <source>XOR</source>
   <translation>XOR</translation>
  </message>
  <message>
   <source>Your own pictures, in one sub-folder for each class.</source>
   <translation>Ваши картинки, по вложенной папке на каждый класс.</translation>
  </message>
  <message>
   <source>Your own table with one row for each sample (CSV, TSV).</source>
   <translation>Ваша таблица, по строке на каждый образец (CSV, TSV).</translation>
  </message>
 </context>
 <context>
  <name>SplitForm</name>
  <message>
   <source>Change {0} of the split</source>
   <translation>Изменить разбиение: {0}</translation>
  </message>
  <message>
   <source>The data bring a test part of their own, so no samples are taken for it.</source>
   <translation>В данных есть своя тестовая часть, поэтому для неё образцы не берутся.</translation>
  </message>
 </context>
 <context>
  <name>StackDelegate</name>
  <message>
   <source>Name of the layer</source>
   <translation>Имя слоя</translation>
  </message>
  <message>
   <source>kept</source>
   <translation>веса прежние</translation>
  </message>
  <message>
   <source>new</source>
   <translation>новые</translation>
  </message>
  <message>
   <source>{0} frozen</source>
   <translation>{0} замор.</translation>
  </message>
 </context>
 <context>
  <name>StackEditor</name>
  <message>
   <source>Add {0}</source>
   <translation>Добавить {0}</translation>
  </message>
  <message>
   <source>Change {0} of {1}</source>
   <translation>Изменить {0} у {1}</translation>
  </message>
  <message numerus="yes">
   <source>Cut %n layers</source>
   <translation>
    <numerusform>Вырезать %n слой</numerusform>
    <numerusform>Вырезать %n слоя</numerusform>
    <numerusform>Вырезать %n слоёв</numerusform>
   </translation>
  </message>
  <message>
   <source>Cut {0}</source>
   <translation>Вырезать {0}</translation>
  </message>
  <message numerus="yes">
   <source>Delete %n layers</source>
   <translation>
    <numerusform>Удалить %n слой</numerusform>
    <numerusform>Удалить %n слоя</numerusform>
    <numerusform>Удалить %n слоёв</numerusform>
   </translation>
  </message>
  <message>
   <source>Delete {0}</source>
   <translation>Удалить {0}</translation>
  </message>
  <message numerus="yes">
   <source>Duplicate %n layers</source>
   <translation>
    <numerusform>Дублировать %n слой</numerusform>
    <numerusform>Дублировать %n слоя</numerusform>
    <numerusform>Дублировать %n слоёв</numerusform>
   </translation>
  </message>
  <message>
   <source>Duplicate {0}</source>
   <translation>Дублировать {0}</translation>
  </message>
  <message numerus="yes">
   <source>Freeze %n layers</source>
   <translation>
    <numerusform>Заморозить %n слой</numerusform>
    <numerusform>Заморозить %n слоя</numerusform>
    <numerusform>Заморозить %n слоёв</numerusform>
   </translation>
  </message>
  <message>
   <source>Freeze {0}</source>
   <translation>Заморозить {0}</translation>
  </message>
  <message>
   <source>Match the network to the data</source>
   <translation>Подогнать сеть под данные</translation>
  </message>
  <message numerus="yes">
   <source>Move %n layers</source>
   <translation>
    <numerusform>Переместить %n слой</numerusform>
    <numerusform>Переместить %n слоя</numerusform>
    <numerusform>Переместить %n слоёв</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Move %n layers down</source>
   <translation>
    <numerusform>Переместить %n слой вниз</numerusform>
    <numerusform>Переместить %n слоя вниз</numerusform>
    <numerusform>Переместить %n слоёв вниз</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Move %n layers up</source>
   <translation>
    <numerusform>Переместить %n слой вверх</numerusform>
    <numerusform>Переместить %n слоя вверх</numerusform>
    <numerusform>Переместить %n слоёв вверх</numerusform>
   </translation>
  </message>
  <message>
   <source>Move {0}</source>
   <translation>Переместить {0}</translation>
  </message>
  <message>
   <source>Move {0} down</source>
   <translation>Переместить {0} вниз</translation>
  </message>
  <message>
   <source>Move {0} up</source>
   <translation>Переместить {0} вверх</translation>
  </message>
  <message>
   <source>Paste layers</source>
   <translation>Вставить слои</translation>
  </message>
  <message>
   <source>Rename {0} to {1}</source>
   <translation>Переименовать {0} в {1}</translation>
  </message>
  <message numerus="yes">
   <source>Thaw %n layers</source>
   <translation>
    <numerusform>Разморозить %n слой</numerusform>
    <numerusform>Разморозить %n слоя</numerusform>
    <numerusform>Разморозить %n слоёв</numerusform>
   </translation>
  </message>
  <message>
   <source>Thaw {0}</source>
   <translation>Разморозить {0}</translation>
  </message>
 </context>
 <context>
  <name>StackModel</name>
  <message>
   <source>fed by {0}</source>
   <translation>вход от {0}</translation>
  </message>
  <message>
   <source>gets new weights</source>
   <translation>получает новые веса</translation>
  </message>
  <message>
   <source>keeps its trained weights</source>
   <translation>сохраняет обученные веса</translation>
  </message>
  <message>
   <source>output {0}</source>
   <translation>выход {0}</translation>
  </message>
  <message>
   <source>{0} frozen parameters</source>
   <translation>замороженных параметров: {0}</translation>
  </message>
  <message>
   <source>{0} multiply-adds</source>
   <translation>умножений: {0}</translation>
  </message>
  <message>
   <source>{0} parameters</source>
   <translation>параметров: {0}</translation>
  </message>
 </context>
 <context>
  <name>StackTotals</name>
  <message>
   <source>About the most that the engine process will hold while this network trains:
{0} the process itself
{1} data in memory
{2} weights and gradients
{3} memory of the optimizer
{4} samples, outputs, their gradients, and room to compute
{5} copies while a run is saved</source>
   <translation>Сколько примерно займёт процесс движка на пике, пока учится эта сеть:
{0} сам процесс
{1} данные в памяти
{2} веса и градиенты
{3} память оптимизатора
{4} образцы, выходы, их градиенты и место для вычислений
{5} копии на время записи запуска</translation>
  </message>
  <message>
   <source>What the outputs of all layers take, kept for the way back</source>
   <translation>Сколько занимают выходы всех слоёв, хранимые для обратного прохода</translation>
  </message>
  <message>
   <source>a batch of {0}</source>
   <translation>на пакет {0}</translation>
  </message>
  <message>
   <source>multiply-adds</source>
   <translation>умножения</translation>
  </message>
  <message>
   <source>parameters</source>
   <translation>параметры</translation>
  </message>
  <message>
   <source>peak memory</source>
   <translation>пик памяти</translation>
  </message>
  <message>
   <source>{0} for one sample, forward</source>
   <translation>{0} на один образец, прямой проход</translation>
  </message>
  <message>
   <source>{0} of them learn; the others are statistics.</source>
   <translation>Из них обучаемых: {0}; остальные — статистики.</translation>
  </message>
 </context>
 <context>
  <name>StackView</name>
  <message>
   <source>Layers</source>
   <translation>Слои</translation>
  </message>
  <message>
   <source>There are no layers yet. Add the first one, or paste some.</source>
   <translation>Слоёв ещё нет. Добавьте первый или вставьте скопированные.</translation>
  </message>
 </context>
 <context>
  <name>StatusStrip</name>
  <message>
   <source>Changes not saved: {0}</source>
   <translation>Изменений не сохранено: {0}</translation>
  </message>
  <message>
   <source>Engine: ready</source>
   <translation>Движок: готов</translation>
  </message>
  <message>
   <source>Engine: starting</source>
   <translation>Движок: запускается</translation>
  </message>
  <message>
   <source>Engine: starting again</source>
   <translation>Движок: перезапускается</translation>
  </message>
  <message>
   <source>For reading only</source>
   <translation>Только для чтения</translation>
  </message>
  <message>
   <source>Kernels: {0}. Processor cores: {1}, of which {2} train.</source>
   <translation>Вычислительные ядра: {0}. Ядер процессора: {1}, из них обучают {2}.</translation>
  </message>
  <message>
   <source>Memory: {0} MB</source>
   <translation>Память: {0} МБ</translation>
  </message>
  <message>
   <source>Saved just now</source>
   <translation>Только что сохранено</translation>
  </message>
  <message>
   <source>Saved {0} h ago</source>
   <translation>Сохранено {0} ч назад</translation>
  </message>
  <message>
   <source>Saved {0} min ago</source>
   <translation>Сохранено {0} мин назад</translation>
  </message>
  <message>
   <source>What the engine process holds in memory</source>
   <translation>Сколько памяти занимает процесс движка</translation>
  </message>
 </context>
 <context>
  <name>Steering</name>
  <message>
   <source>Run {0}</source>
   <translation>Запуск {0}</translation>
  </message>
 </context>
 <context>
  <name>StepsPage</name>
  <message>
   <source>After softmax</source>
   <translation>После softmax</translation>
  </message>
  <message>
   <source>Before softmax</source>
   <translation>До softmax</translation>
  </message>
  <message>
   <source>Blue steps raise the answer, orange ones lower it.</source>
   <translation>Синие шаги повышают ответ, оранжевые — понижают.</translation>
  </message>
  <message>
   <source>Blue steps speak for '{0}', orange ones against it.</source>
   <translation>Синие шаги говорят за «{0}», оранжевые — против.</translation>
  </message>
  <message>
   <source>Class</source>
   <translation>Класс</translation>
  </message>
  <message>
   <source>Covering steps</source>
   <translation>Закрывание шагов</translation>
  </message>
  <message>
   <source>Gradient × input</source>
   <translation>Градиент × вход</translation>
  </message>
  <message>
   <source>Gradient × input takes one way back, and is the default; covering each step with 0 takes one run for each</source>
   <translation>Градиент × вход — один проход назад, по умолчанию; закрывание каждого шага нулём — по прогону на шаг</translation>
  </message>
  <message>
   <source>Method</source>
   <translation>Метод</translation>
  </message>
  <message>
   <source>Score</source>
   <translation>Оценка</translation>
  </message>
  <message>
   <source>The class whose evidence is shown</source>
   <translation>Класс, признаки которого показаны</translation>
  </message>
  <message>
   <source>Which number of the class is explained: the one before softmax or sigmoid, which is the default, or the probability after it</source>
   <translation>Какое число класса объясняется: до softmax или sigmoid (по умолчанию) или вероятность после них</translation>
  </message>
 </context>
 <context>
  <name>StrengthPlot</name>
  <message>
   <source>{1} over {0}</source>
   <translation>{1} по {0}</translation>
  </message>
 </context>
 <context>
  <name>Subjects</name>
  <message>
   <source>New weights, not trained yet</source>
   <translation>Новые веса, ещё не обученные</translation>
  </message>
  <message>
   <source>Weights of '{0}'</source>
   <translation>Веса «{0}»</translation>
  </message>
  <message>
   <source>Weights of '{0}' after {1} steps, live</source>
   <translation>Веса «{0}» после {1} шагов, обучение идёт</translation>
  </message>
  <message>
   <source>Weights of '{0}' in the network as it is drawn</source>
   <translation>Веса «{0}» в сети, как на схеме</translation>
  </message>
  <message>
   <source>output '{0}', the first of {1}</source>
   <translation>выход «{0}», первый из {1}</translation>
  </message>
  <message>
   <source>{0}, trained with other data</source>
   <translation>{0}, обучено на других данных</translation>
  </message>
 </context>
 <context>
  <name>Surgeon</name>
  <message>
   <source>Draw the kernel of unit {0} of '{1}'</source>
   <translation>Нарисовать ядро нейрона {0} слоя «{1}»</translation>
  </message>
  <message>
   <source>Mute</source>
   <translation>Заглушить</translation>
  </message>
  <message>
   <source>Mute unit {0} of '{1}'</source>
   <translation>Заглушить нейрон {0} слоя «{1}»</translation>
  </message>
  <message>
   <source>Scale unit {0} of '{1}' by {2}</source>
   <translation>Умножить нейрон {0} слоя «{1}» на {2}</translation>
  </message>
  <message>
   <source>Swap units {0} and {1} of '{2}'</source>
   <translation>Поменять местами нейроны {0} и {1} слоя «{2}»</translation>
  </message>
  <message>
   <source>Unit {0} of '{1}' as learned</source>
   <translation>Нейрон {0} слоя «{1}» как выучено</translation>
  </message>
  <message>
   <source>Unmute</source>
   <translation>Вернуть голос</translation>
  </message>
  <message>
   <source>Unmute unit {0} of '{1}'</source>
   <translation>Вернуть голос нейрону {0} слоя «{1}»</translation>
  </message>
 </context>
 <context>
  <name>SurgeryBanner</name>
  <message>
   <source>Left out, because they fit no more: {0}.</source>
   <translation>Не применяются, потому что больше не подходят: {0}.</translation>
  </message>
  <message>
   <source>List</source>
   <translation>Список</translation>
  </message>
  <message>
   <source>Remove all</source>
   <translation>Снять все</translation>
  </message>
  <message>
   <source>Remove all changes of units</source>
   <translation>Снять все изменения нейронов</translation>
  </message>
  <message>
   <source>Show each change, to take it back by itself</source>
   <translation>Показать каждое изменение, чтобы снять его отдельно</translation>
  </message>
  <message>
   <source>Show the network as it was learned</source>
   <translation>Показать сеть такой, какой она выучена</translation>
  </message>
  <message>
   <source>Take back</source>
   <translation>Снять</translation>
  </message>
  <message>
   <source>Take back: {0}</source>
   <translation>Снять: {0}</translation>
  </message>
  <message>
   <source>Take the last back</source>
   <translation>Снять последнее</translation>
  </message>
  <message>
   <source>Take the newest change of this network back</source>
   <translation>Снять самое новое изменение этой сети</translation>
  </message>
  <message>
   <source>{0}. All views show them; what is trained and saved is untouched.</source>
   <translation>{0}. Их показывают все панели; обучение и сохранённые веса не тронуты.</translation>
  </message>
 </context>
 <context>
  <name>SurgeryTexts</name>
  <message>
   <source>Changes at work: {0}</source>
   <translation>Действует изменений: {0}</translation>
  </message>
  <message>
   <source>The kernel of unit {0} of '{1}' is drawn</source>
   <translation>Ядро нейрона {0} слоя «{1}» нарисовано</translation>
  </message>
  <message>
   <source>The kernel of unit {0} of '{1}' is drawn for the input channel {2}</source>
   <translation>Ядро нейрона {0} слоя «{1}» нарисовано для входного канала {2}</translation>
  </message>
  <message>
   <source>Unit {0} of '{1}' is muted</source>
   <translation>Нейрон {0} слоя «{1}» заглушён</translation>
  </message>
  <message>
   <source>Unit {0} of '{1}' times {2}</source>
   <translation>Нейрон {0} слоя «{1}» умножен на {2}</translation>
  </message>
  <message>
   <source>Units {0} and {2} of '{1}' are swapped</source>
   <translation>Нейроны {0} и {2} слоя «{1}» поменялись местами</translation>
  </message>
 </context>
 <context>
  <name>SurgeryView</name>
  <message>
   <source>A muted unit gives {0}, not 0: so does its activation of 0.</source>
   <translation>Заглушённый нейрон даёт {0}, а не 0: такова его функция от 0.</translation>
  </message>
  <message>
   <source>A muted unit still takes part in the softmax, with a 0.</source>
   <translation>Заглушённый нейрон по-прежнему входит в softmax, с нулём.</translation>
  </message>
  <message>
   <source>Factor</source>
   <translation>Множитель</translation>
  </message>
  <message>
   <source>Factor of the unit</source>
   <translation>Множитель нейрона</translation>
  </message>
  <message>
   <source>Kernel and bias change places with those of this unit of the same layer</source>
   <translation>Ядро и смещение меняются местами с ядром и смещением этого нейрона того же слоя</translation>
  </message>
  <message>
   <source>Kernel and bias times this number, from -100 to 100: 1 is as learned, below 0 the unit answers to the opposite</source>
   <translation>Ядро и смещение умножаются на это число, от -100 до 100: 1 — как выучено, ниже 0 нейрон откликается на противоположное</translation>
  </message>
  <message>
   <source>Mute the unit</source>
   <translation>Заглушить нейрон</translation>
  </message>
  <message>
   <source>Muted</source>
   <translation>Заглушён</translation>
  </message>
  <message>
   <source>Nothing goes into the unit: its kernel and its bias are 0</source>
   <translation>В нейрон ничего не входит: его ядро и смещение равны 0</translation>
  </message>
  <message>
   <source>Swap</source>
   <translation>Поменять</translation>
  </message>
  <message>
   <source>Swap with</source>
   <translation>Поменять с</translation>
  </message>
  <message>
   <source>The unit to swap with</source>
   <translation>Нейрон, с которым поменять</translation>
  </message>
  <message>
   <source>The weights are shared with {0}: they change together.</source>
   <translation>Веса общие с {0}: они меняются вместе.</translation>
  </message>
  <message>
   <source>{0} stands behind: it makes a constant of a muted unit, which may not be 0.</source>
   <translation>Дальше стоит {0}: от заглушённого нейрона остаётся постоянное значение, не обязательно 0.</translation>
  </message>
 </context>
 <context>
  <name>TabMenu</name>
  <message>
   <source>All pages</source>
   <translation>Все страницы</translation>
  </message>
 </context>
 <context>
  <name>TableInput</name>
  <message>
   <source>{0} more features keep their mean, or the value of a picked sample.</source>
   <translation>Остальные признаки ({0}) сохраняют среднее или значение выбранного образца.</translation>
  </message>
 </context>
 <context>
  <name>TablePart</name>
  <message>
   <source>'{0}' holds no numbers, and cannot weigh samples.</source>
   <translation>В столбце «{0}» не числа; задавать веса примеров он не может.</translation>
  </message>
  <message>
   <source>'{0}' holds numbers below 0, and cannot weigh samples.</source>
   <translation>В столбце «{0}» есть числа меньше 0; задавать веса примеров он не может.</translation>
  </message>
  <message>
   <source>Columns and their roles</source>
   <translation>Столбцы и их роли</translation>
  </message>
  <message>
   <source>Double-click a column to change its role</source>
   <translation>Двойной щелчок по столбцу меняет его роль</translation>
  </message>
  <message>
   <source>First rows</source>
   <translation>Первые строки</translation>
  </message>
  <message>
   <source>How much each sample counts in the loss: a column of numbers from 0</source>
   <translation>Сколько каждый пример значит в функции потерь: столбец чисел от 0</translation>
  </message>
  <message>
   <source>Lines with another number of columns: {0}; the first is line {1}.</source>
   <translation>Строк с другим числом столбцов: {0}; первая — строка {1}.</translation>
  </message>
  <message>
   <source>No column is an input: select some, and click Input.</source>
   <translation>Ни один столбец не назначен входом: выделите нужные и нажмите «Вход».</translation>
  </message>
  <message>
   <source>No column is the target: select it, and click Target.</source>
   <translation>Ни один столбец не назначен целью: выделите его и нажмите «Цель».</translation>
  </message>
  <message>
   <source>Selected columns:</source>
   <translation>Выделенные столбцы:</translation>
  </message>
  <message>
   <source>Several columns are sample weights: leave one, and ignore the others.</source>
   <translation>Весами примеров названо несколько столбцов: оставьте один, остальные пропустите.</translation>
  </message>
  <message>
   <source>The network gets these columns</source>
   <translation>Эти столбцы получает сеть</translation>
  </message>
  <message>
   <source>The network learns to tell this column</source>
   <translation>Этот столбец сеть учится предсказывать</translation>
  </message>
  <message>
   <source>These columns are left out</source>
   <translation>Эти столбцы пропускаются</translation>
  </message>
 </context>
 <context>
  <name>TableView</name>
  <message>
   <source>All values are missing.</source>
   <translation>Все значения пропущены.</translation>
  </message>
  <message>
   <source>Class</source>
   <translation>Класс</translation>
  </message>
  <message>
   <source>First rows</source>
   <translation>Первые строки</translation>
  </message>
  <message>
   <source>From {0} to {1}, mean {2}, deviation {3}.</source>
   <translation>От {0} до {1}, среднее {2}, отклонение {3}.</translation>
  </message>
  <message>
   <source>How often the values of {0} occur. {1}</source>
   <translation>Как часто встречаются значения {0}. {1}</translation>
  </message>
  <message>
   <source>The class to predict</source>
   <translation>Класс, который надо предсказать</translation>
  </message>
 </context>
 <context>
  <name>TermsSheet</name>
  <message>
   <source>Click to see how this input is computed.</source>
   <translation>Щёлкните, чтобы увидеть, как вычислен этот вход.</translation>
  </message>
  <message>
   <source>Padding around the sample counts as 0.</source>
   <translation>Поле вокруг примера считается нулём.</translation>
  </message>
  <message>
   <source>Terms. Arrow keys move from input to input, Enter shows how one is computed.</source>
   <translation>Слагаемые. Стрелки переходят от входа к входу, Enter показывает, как он вычислен.</translation>
  </message>
 </context>
 <context>
  <name>ThreeSamples</name>
  <message>
   <source>Number of sample {0} of the plane, from 1 to {1}</source>
   <translation>Номер образца {0} плоскости, от 1 до {1}</translation>
  </message>
  <message>
   <source>Take the sample that was chosen last, in a gallery or on the map</source>
   <translation>Взять образец, выбранный последним в галерее или на карте</translation>
  </message>
 </context>
 <context>
  <name>ThumbnailGrid</name>
  <message>
   <source>Images</source>
   <translation>Изображения</translation>
  </message>
 </context>
 <context>
  <name>TrainingPanel</name>
  <message>
   <source>After every epoch</source>
   <translation>После каждой эпохи</translation>
  </message>
  <message>
   <source>Begin with</source>
   <translation>Начать с</translation>
  </message>
  <message>
   <source>Begin with: {0}</source>
   <translation>Начать с: {0}</translation>
  </message>
  <message>
   <source>Choose the loss {0}</source>
   <translation>Выбрать потери {0}</translation>
  </message>
  <message>
   <source>Choose the optimizer {0}</source>
   <translation>Выбрать оптимизатор {0}</translation>
  </message>
  <message>
   <source>Choose {0}</source>
   <translation>Выбор: {0}</translation>
  </message>
  <message>
   <source>Compatibility</source>
   <translation>Совместимость</translation>
  </message>
  <message>
   <source>Epochs and batches</source>
   <translation>Эпохи и пакеты</translation>
  </message>
  <message>
   <source>Loss</source>
   <translation>Потери</translation>
  </message>
  <message>
   <source>Measure {0}</source>
   <translation>Измерять {0}</translation>
  </message>
  <message>
   <source>Metrics</source>
   <translation>Метрики</translation>
  </message>
  <message>
   <source>New weights</source>
   <translation>Новые веса</translation>
  </message>
  <message>
   <source>Optimizer</source>
   <translation>Оптимизатор</translation>
  </message>
  <message>
   <source>Optimizers of some layers</source>
   <translation>Свои оптимизаторы слоёв</translation>
  </message>
  <message>
   <source>Optimizers of some layers: {0}</source>
   <translation>Свои оптимизаторы слоёв: {0}</translation>
  </message>
  <message>
   <source>Outputs</source>
   <translation>Выходы</translation>
  </message>
  <message>
   <source>Set {0} to {1}</source>
   <translation>Задать {0}: {1}</translation>
  </message>
  <message>
   <source>Stop measuring {0}</source>
   <translation>Не измерять {0}</translation>
  </message>
  <message>
   <source>Switch off: {0}</source>
   <translation>Выключить: {0}</translation>
  </message>
  <message>
   <source>Switch on: {0}</source>
   <translation>Включить: {0}</translation>
  </message>
  <message>
   <source>The weights before the first batch: new ones by chance, or those of a run.</source>
   <translation>Веса перед первым пакетом: новые случайные или взятые у запуска.</translation>
  </message>
  <message>
   <source>Weights of {0}</source>
   <translation>Веса: {0}</translation>
  </message>
 </context>
 <context>
  <name>Trust</name>
  <message>
   <source>All gradients are zero, so the map is empty. Take the score before softmax, or another method.</source>
   <translation>Все градиенты равны нулю, поэтому карта пуста. Возьмите оценку до softmax или другой метод.</translation>
  </message>
  <message>
   <source>Bringing back what it shows first helps more than random places do (area {0}, random {1}).</source>
   <translation>Если вернуть сначала то, что она показывает, это помогает больше, чем случайные места (площадь {0}, случайно {1}).</translation>
  </message>
  <message>
   <source>Bringing back what it shows first helps no more than random places do (area {0}, random {1}).</source>
   <translation>Если вернуть сначала то, что она показывает, это помогает не больше, чем случайные места (площадь {0}, случайно {1}).</translation>
  </message>
  <message>
   <source>Doubtful</source>
   <translation>Сомнительна</translation>
  </message>
  <message>
   <source>Not to be believed</source>
   <translation>Верить нельзя</translation>
  </message>
  <message>
   <source>Nothing there speaks for the class, so the map is empty. Choose another layer.</source>
   <translation>Там ничто не говорит за класс, поэтому карта пуста. Выберите другой слой.</translation>
  </message>
  <message>
   <source>Other methods find other places (rank correlation {0}, better from {1} on).</source>
   <translation>Другие методы находят другие места (ранговая корреляция {0}, хорошо от {1}).</translation>
  </message>
  <message>
   <source>Other methods find similar places (rank correlation {0}).</source>
   <translation>Другие методы находят похожие места (ранговая корреляция {0}).</translation>
  </message>
  <message>
   <source>Passes the tests</source>
   <translation>Проходит проверки</translation>
  </message>
  <message>
   <source>Taking away what it shows first lowers the answer more than random places do (area {0}, random {1}).</source>
   <translation>Если убрать сначала то, что она показывает, ответ падает сильнее, чем от случайных мест (площадь {0}, случайно {1}).</translation>
  </message>
  <message>
   <source>Taking away what it shows first lowers the answer no more than random places do (area {0}, random {1}).</source>
   <translation>Если убрать сначала то, что она показывает, ответ падает не сильнее, чем от случайных мест (площадь {0}, случайно {1}).</translation>
  </message>
  <message>
   <source>With random weights the map looks different (likeness {0}).</source>
   <translation>Со случайными весами карта выглядит иначе (сходство {0}).</translation>
  </message>
  <message>
   <source>With random weights the map looks nearly the same (likeness {0}, better below {1}): it shows the image more than what was learned.</source>
   <translation>Со случайными весами карта почти та же (сходство {0}, хорошо ниже {1}): она показывает скорее изображение, чем выученное.</translation>
  </message>
  <message>
   <source>With random weights the map looks similar (likeness {0}, better below {1}).</source>
   <translation>Со случайными весами карта похожа (сходство {0}, хорошо ниже {1}).</translation>
  </message>
 </context>
 <context>
  <name>TrustBadge</name>
  <message>
   <source>Click to give the tests up</source>
   <translation>Щёлкните, чтобы прекратить проверки</translation>
  </message>
  <message>
   <source>Compares the map with those of random weights, takes away and brings back what it shows first, and asks other methods. Some hundred runs of the network.</source>
   <translation>Сравнивает карту с картами случайных весов, убирает и возвращает то, что она показывает сначала, и спрашивает другие методы. Несколько сотен прогонов сети.</translation>
  </message>
  <message>
   <source>Test this map</source>
   <translation>Проверить карту</translation>
  </message>
  <message>
   <source>Testing: {0} %</source>
   <translation>Проверка: {0} %</translation>
  </message>
 </context>
 <context>
  <name>TryPanel</name>
  <message>
   <source>Draw, or drop a picture: the network answers at once.</source>
   <translation>Нарисуйте или бросьте картинку: сеть ответит сразу.</translation>
  </message>
  <message>
   <source>Heat map</source>
   <translation>Тепловая карта</translation>
  </message>
  <message>
   <source>Keep this input: the inside panel shows it for every epoch and model</source>
   <translation>Сохранить этот вход: панель «Внутри» покажет его для каждой эпохи и модели</translation>
  </message>
  <message>
   <source>Means</source>
   <translation>Средние</translation>
  </message>
  <message>
   <source>Picked sample</source>
   <translation>Выбранный образец</translation>
  </message>
  <message>
   <source>Pin a probe</source>
   <translation>Закрепить пробу</translation>
  </message>
  <message>
   <source>Pin as probe</source>
   <translation>Закрепить как пробу</translation>
  </message>
  <message>
   <source>Put every feature to its mean in the data</source>
   <translation>Поставить каждому признаку его среднее в данных</translation>
  </message>
  <message>
   <source>Show where the network looks (Grad-CAM)</source>
   <translation>Показать, куда смотрит сеть (Grad-CAM)</translation>
  </message>
  <message>
   <source>Take the values of the sample picked last</source>
   <translation>Взять значения последнего выбранного образца</translation>
  </message>
  <message>
   <source>The heat map is empty</source>
   <translation>Тепловая карта пуста</translation>
  </message>
  <message>
   <source>Try the network on your own input</source>
   <translation>Испытать сеть на своих примерах</translation>
  </message>
  <message>
   <source>What the network sees</source>
   <translation>Что видит сеть</translation>
  </message>
 </context>
 <context>
  <name>UnitPage</name>
  <message>
   <source>A filter is studied on samples. Choose data in the data panel.</source>
   <translation>Фильтр изучают на образцах. Выберите данные на панели данных.</translation>
  </message>
  <message>
   <source>Looking...</source>
   <translation>Просмотр...</translation>
  </message>
  <message>
   <source>No layer has weights yet. Add a Conv2D or a Dense layer.</source>
   <translation>Весов ещё нет ни у одного слоя. Добавьте Conv2D или Dense.</translation>
  </message>
  <message>
   <source>{0} of {1}</source>
   <translation>{0} из {1}</translation>
  </message>
 </context>
 <context>
  <name>UnitView</name>
  <message>
   <source>Accuracy there {0} %, with 0 in its place {1} %.</source>
   <translation>Точность на них {0} %, с нулём на его месте {1} %.</translation>
  </message>
  <message>
   <source>Change the unit, and see at once what the network makes of it</source>
   <translation>Изменить нейрон и сразу увидеть, что из этого выйдет в сети</translation>
  </message>
  <message>
   <source>Class selectivity is told of values from 0 up alone.</source>
   <translation>Избирательность к классам считается только для значений от 0.</translation>
  </message>
  <message>
   <source>Class selectivity {0}: 0 answers to all classes alike, 1 to one.</source>
   <translation>Избирательность к классам {0}: 0 — отвечает всем одинаково, 1 — только одному.</translation>
  </message>
  <message>
   <source>Filter</source>
   <translation>Фильтр</translation>
  </message>
  <message>
   <source>Gradient ascent with jitter, decay and smoothing</source>
   <translation>Градиентный подъём со сдвигом, затуханием и сглаживанием</translation>
  </message>
  <message>
   <source>Its kernel</source>
   <translation>Его ядро</translation>
  </message>
  <message>
   <source>Its optimum</source>
   <translation>Его оптимум</translation>
  </message>
  <message>
   <source>Kernels most alike, with the cosine between them: {0}.</source>
   <translation>Самые похожие ядра и косинус между ними: {0}.</translation>
  </message>
  <message>
   <source>Layer</source>
   <translation>Слой</translation>
  </message>
  <message>
   <source>Look at up to 2,000 samples of the part chosen above, and climb to an optimum</source>
   <translation>Просмотреть до 2000 образцов части, выбранной выше, и подняться к оптимуму</translation>
  </message>
  <message>
   <source>Nothing near grey noise wakes it: there is no optimum.</source>
   <translation>Рядом с серым шумом его ничто не будит: оптимума нет.</translation>
  </message>
  <message>
   <source>Studied before the last change of units; study it again.</source>
   <translation>Изучено до последнего изменения нейронов; изучите заново.</translation>
  </message>
  <message>
   <source>Study</source>
   <translation>Изучить</translation>
  </message>
  <message>
   <source>Surgery</source>
   <translation>Операция</translation>
  </message>
  <message>
   <source>The layer of the filter</source>
   <translation>Слой, которому принадлежит фильтр</translation>
  </message>
  <message>
   <source>The number of the filter or unit, counted from 0.</source>
   <translation>Номер фильтра или нейрона, счёт с 0.</translation>
  </message>
  <message>
   <source>The samples that they stand in</source>
   <translation>Образцы, в которых они стоят</translation>
  </message>
  <message>
   <source>Wakes for {0} % of {1} samples.</source>
   <translation>Откликается на {0} % из {1} образцов.</translation>
  </message>
  <message>
   <source>What it gives on average, by class</source>
   <translation>Что он даёт в среднем, по классам</translation>
  </message>
  <message>
   <source>What its strongest cells see</source>
   <translation>Что видят его самые сильные клетки</translation>
  </message>
 </context>
 <context>
  <name>ValueBars</name>
  <message>
   <source>Values</source>
   <translation>Значения</translation>
  </message>
 </context>
 <context>
  <name>ValueResults</name>
  <message>
   <source>A point for each sample</source>
   <translation>Точка на каждый образец</translation>
  </message>
  <message>
   <source>Largest errors</source>
   <translation>Самые большие ошибки</translation>
  </message>
  <message>
   <source>Map</source>
   <translation>Карта</translation>
  </message>
  <message>
   <source>On the line, the network is exactly right.</source>
   <translation>На прямой сеть совершенно права.</translation>
  </message>
  <message>
   <source>Predicted</source>
   <translation>Предсказано</translation>
  </message>
  <message>
   <source>Predicted against true</source>
   <translation>Предсказанное и истинное</translation>
  </message>
  <message>
   <source>Predicted minus true, and how it is spread</source>
   <translation>Предсказанное минус истинное и его разброс</translation>
  </message>
  <message>
   <source>Residuals</source>
   <translation>Остатки</translation>
  </message>
  <message>
   <source>Residuals from {0} to {1}</source>
   <translation>Остатки от {0} до {1}</translation>
  </message>
  <message>
   <source>Sample {0}: predicted {1}, true {2}</source>
   <translation>Образец {0}: предсказано {1}, на деле {2}</translation>
  </message>
  <message>
   <source>The samples as a layer sees them</source>
   <translation>Образцы глазами слоя</translation>
  </message>
  <message>
   <source>The value to predict that is looked at</source>
   <translation>Предсказываемая величина, на которую смотрим</translation>
  </message>
  <message>
   <source>True</source>
   <translation>На деле</translation>
  </message>
  <message>
   <source>Value to predict</source>
   <translation>Предсказываемая величина</translation>
  </message>
  <message>
   <source>Ways of looking at the results</source>
   <translation>Способы смотреть на результаты</translation>
  </message>
 </context>
 <context>
  <name>ValuesPage</name>
  <message>
   <source>Each bar reaches from the lowest to the highest value in the data.</source>
   <translation>Каждая полоса тянется от наименьшего до наибольшего значения в данных.</translation>
  </message>
 </context>
 <context>
  <name>VersusBars</name>
  <message>
   <source>Both are right</source>
   <translation>Обе правы</translation>
  </message>
  <message>
   <source>Both are wrong</source>
   <translation>Обе ошибаются</translation>
  </message>
  <message>
   <source>Only '{0}' is right</source>
   <translation>Права только «{0}»</translation>
  </message>
  <message>
   <source>Who is right</source>
   <translation>Кто прав</translation>
  </message>
  <message>
   <source>{0}. A click shows the samples.</source>
   <translation>{0}. Щелчок покажет образцы.</translation>
  </message>
 </context>
 <context>
  <name>VersusPage</name>
  <message>
   <source>Another run, or a model that was opened, on the same samples</source>
   <translation>Другой запуск или открытая модель на тех же образцах</translation>
  </message>
  <message>
   <source>Both say the same of {0} % of the samples.</source>
   <translation>О {0} % образцов обе говорят одно и то же.</translation>
  </message>
  <message>
   <source>Choose a run to compare the shown network with.</source>
   <translation>Выберите запуск, с которым сравнить показанную сеть.</translation>
  </message>
  <message>
   <source>Compare with</source>
   <translation>Сравнить с</translation>
  </message>
  <message>
   <source>Each is right where the other is.</source>
   <translation>Каждая права там же, где другая.</translation>
  </message>
  <message>
   <source>The difference is larger than chance makes it: among networks that are equally good one as large comes with a probability of {0} (McNemar's test).</source>
   <translation>Разница больше случайной: у одинаково хороших сетей такая или большая встречается с вероятностью {0} (критерий Макнемара).</translation>
  </message>
  <message>
   <source>The difference may be chance: among networks that are equally good one as large comes with a probability of {0} (McNemar's test).</source>
   <translation>Разница может быть случайной: у одинаково хороших сетей такая или большая встречается с вероятностью {0} (критерий Макнемара).</translation>
  </message>
  <message>
   <source>There is no other network for these data yet. Train a second run, or open a model, and compare them here.</source>
   <translation>Другой сети для этих данных пока нет. Обучите второй запуск или откройте модель — и сравните их здесь.</translation>
  </message>
  <message>
   <source>nothing</source>
   <translation>ни с чем</translation>
  </message>
  <message>
   <source>the shown network</source>
   <translation>показанная сеть</translation>
  </message>
  <message>
   <source>{0} of {1}</source>
   <translation>{0} из {1}</translation>
  </message>
 </context>
 <context>
  <name>WeightModel</name>
  <message>
   <source>Class</source>
   <translation>Класс</translation>
  </message>
  <message>
   <source>Samples that train</source>
   <translation>Примеров</translation>
  </message>
  <message>
   <source>Weight</source>
   <translation>Вес</translation>
  </message>
  <message>
   <source>{0}: {1} samples, each counts {2}, together {3}</source>
   <translation>{0}: примеров {1}, вес каждого {2}, вместе {3}</translation>
  </message>
 </context>
 <context>
  <name>WeightTable</name>
  <message>
   <source>Weights of the classes</source>
   <translation>Веса классов</translation>
  </message>
 </context>
 <context>
  <name>WelcomePanel</name>
  <message>
   <source>A laboratory for neural networks: choose one and look inside.</source>
   <translation>Лаборатория нейронных сетей: выберите опыт и загляните внутрь.</translation>
  </message>
  <message>
   <source>Empty project</source>
   <translation>Пустой проект</translation>
  </message>
  <message>
   <source>Lamina</source>
   <translation>Lamina</translation>
  </message>
  <message>
   <source>Open</source>
   <translation>Открыть</translation>
  </message>
  <message>
   <source>Open model...</source>
   <translation>Открыть модель...</translation>
  </message>
  <message>
   <source>Open project...</source>
   <translation>Открыть проект...</translation>
  </message>
  <message>
   <source>Opened last</source>
   <translation>Недавние</translation>
  </message>
  <message>
   <source>download</source>
   <translation>скачать</translation>
  </message>
  <message>
   <source>trained</source>
   <translation>обучена</translation>
  </message>
 </context>
 <context>
  <name>WhatIfModes</name>
  <message>
   <source>Attack</source>
   <translation>Атака</translation>
  </message>
  <message>
   <source>Erase</source>
   <translation>Стирание</translation>
  </message>
  <message>
   <source>Noise, shift, rotation, brightness, blur, JPEG</source>
   <translation>Шум, сдвиг, поворот, яркость, размытие, JPEG</translation>
  </message>
  <message>
   <source>Paint over parts of the image</source>
   <translation>Закрасить части изображения</translation>
  </message>
  <message>
   <source>Robustness</source>
   <translation>Устойчивость</translation>
  </message>
  <message>
   <source>The smallest change of the pixels that changes the answer</source>
   <translation>Наименьшее изменение пикселей, меняющее ответ</translation>
  </message>
  <message>
   <source>Values</source>
   <translation>Значения</translation>
  </message>
 </context>
 <context>
  <name>_NumberDelegate</name>
  <message>
   <source>Weight</source>
   <translation>Вес</translation>
  </message>
 </context>
</TS>
