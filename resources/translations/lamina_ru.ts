<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU">
 <context>
  <name>AboutDialog</name>
  <message>
   <source>A desktop laboratory for neural networks.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>About Lamina</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Kernels</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Nothing is sent anywhere; your data stay where they are.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Processor cores</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>Actions</name>
  <message>
   <source>About Lamina</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Begin with an empty project</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Command palette...</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Dark colours</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Do the undone step again</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>End the run; what it learned is kept</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Everything is saved always; give this state a name to find it again</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Export model...</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Find any action by its name</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Full screen</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Go on where the last saved state is</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Keep the project under another name or in another folder</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Keyboard shortcuts</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Laboratories</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Language, colours, threads</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Move project to...</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Name this version...</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>New project</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Open a .lamina project</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Open project...</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Pause</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Preferences...</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Put all panels back to their places</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Quit</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Redo</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Reset layout</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Resume the interrupted run</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Send a copy...</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Show the ready laboratories</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Start</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Step one batch</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Step one epoch</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Stop</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Take the last step back</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Train for one epoch, then wait</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Train on one batch, then wait</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Train the network on the data</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Undo</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Wait, or go on after a pause</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Write a compact copy of the project to another file</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Write the trained network for Keras or as a NumPy script</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>Advice</name>
  <message>
   <source>A run was interrupted.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Add layers →</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Choose a laboratory, or open a project.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Choose data →</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Continue →</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Everything is ready.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Look inside while it learns →</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Look inside →</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Lower the learning rate →</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Mend the network →</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Resume it →</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>See the results →</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Start training →</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The data are being read.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The loss is no longer a number.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The network has no layers yet.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The network is training.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The training waits.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>There are no data yet.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Trained: loss {0}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Trained: {0} %.</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>Closing</name>
  <message>
   <source>A network is training</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A paused run is offered for resumption when the project is opened again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Finish in the background</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Pause and close</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Stay here</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Stop and close</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What should become of the run?</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>CommandPalette</name>
  <message>
   <source>Command palette</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>ConfusionMatrix</name>
  <message>
   <source>Confusion matrix</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Predicted class</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>True class</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} taken for {1}: {2} of {3} ({4} %)</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>CountBars</name>
  <message>
   <source>Samples of each class</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>CurveBar</name>
  <message>
   <source>Batches</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Drawing (SVG)...</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Epochs</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Log</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Logarithmic vertical axis</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Numbers (CSV)...</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>One point for every batch</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>One point for every epoch</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Picture (PNG)...</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Save the plot</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Save the plot as a picture or as numbers</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Show everything</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Show everything (double-click in the plot)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Smoothing</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Weight of the past in the moving average, from 0 (off) to 0.998. The measured curve stays pale behind it.</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>CurvePlot</name>
  <message>
   <source>Batch</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Batch {0}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Epoch</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Epoch {0}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Latest</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Legend</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Plot of {0}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Take '{0}' off the plot</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>DropArea</name>
  <message>
   <source>Choose...</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Drop files here</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>EngineError</name>
  <message>
   <source>'{callback}' watches '{monitor}', but training reports only {available}. Choose one of these, or turn validation on.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>'{file}' cannot be downloaded ({reason}). Check the network connection and try again, or get the file in another way and open it with 'Files'.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>'{file}' is not the file that is known (its SHA-256 begins with {actual}, not {expected}): it may be damaged or newer. Try again, or allow unknown files to use it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>'{name}' cannot be the name of a layer: use 1 to {maximum} characters without '/' and line breaks.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>'{name}' cannot be written here, so it is shown for reading only. Use 'Send a copy' to save it in a folder of yours.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>'{name}' cannot be written in the folder '{folder}'. Choose another folder.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>'{name}' contains {objects}, which Lamina did not write, and is not opened for safety. Use 'Rescue' to copy only what is Lamina's into a new project.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>'{name}' in '{folder}' may not be read by you. Ask its owner for permission.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>'{name}' is already open in this window.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>'{name}' is damaged (at: {where}). Use 'Rescue' to copy everything that is still readable into a new project.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>'{name}' is no longer in '{folder}': it was moved, renamed or deleted while open. Put it back, or use 'Send a copy' to save your work under a new name.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>'{name}' is not a Lamina project. Choose a file that ends in .lamina.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>'{name}' is open in another Lamina, so it is shown here for reading only. Close it there, or use 'Send a copy' to work on a copy.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>'{name}' was written by a newer Lamina (format {actual}; this one reads up to {expected}). Update Lamina to open it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>'{name}' was written by an older Lamina (format {actual}) and must be updated once, but cannot be written here. Copy it to a folder of yours and open the copy.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>'{node}' gives {actual}, but a heat map needs (height, width, channels). Choose a convolution or a pooling.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>'{node}' has a window of {window}, but receives only {actual} pixels. Use a smaller window, padding 'same', or fewer poolings before it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>'{node}' has no kernels to show. Choose a convolution.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>'{node}' merges branches of different shapes: {actual}. All must be equal.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>'{node}' needs an input of shape {expected}, but receives {actual}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>'{node}' needs {expected} input(s), but has {actual}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>'{path}' cannot be read within {seconds} seconds. Leave it out, or save it again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>'{path}' cannot be read: its decoder crashed ({code}). Leave it out, or save it again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>'{path}' cannot be read: the system reports {code}. Copy it to another disk.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>'{path}' cannot be written: the system reports {code}. Free some space, or change its permissions.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>'{path}' has no sub-folders. Make one for each class, and move the pictures into them.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>'{path}' has {actual} axes instead of {expected}: images have 3, labels have 1. Perhaps the two files are exchanged.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>'{path}' has {actual} columns; at most {limit} can be read. Check the separator.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>'{path}' has {actual} target columns, but classes come from one. Keep one target, or choose regression.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>'{path}' has {actual} usable rows; at least {expected} are needed.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>'{path}' holds no samples. Choose another file.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>'{path}' holds {actual} labels for {expected} images. Choose two files that belong together.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>'{path}' is a damaged archive: it breaks off after {position} unpacked bytes. Copy or download it again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>'{path}' is a damaged {format} picture ({kind}). Copy or save it again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>'{path}' is empty. Copy or download it again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>'{path}' is not a folder. Choose the folder that holds the data.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>'{path}' is not a picture of a known format. Save it as PNG or JPEG.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>'{path}' is not an IDX file of bytes: it begins with {actual} instead of {expected}. Choose another file.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>'{path}' is not an ordinary file. Choose a file.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>'{path}' is not there, or no longer. Choose it again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>'{path}' may not be read by you. Change its permissions, or choose another.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>'{path}' should consist of records of {expected} bytes, but {actual} bytes are left over. Copy or download it again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>'{path}' should hold {expected} bytes, but holds {actual}. Copy or download it again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A quoted text near line {line} of '{path}' is not closed within {limit} characters. Close the quotation mark, or save the table again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A training is running already. Stop it first.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Cancelled.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Column {column} of the inputs holds values that are missing or infinite. Fill them in, leave out their rows, or set the column to 'ignore'.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Line {line} of '{path}' is longer than {limit} characters. A table has one line for each sample: save it again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Line {line} of '{path}' is not text. Save the table as CSV in UTF-8.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Line {line} of '{path}' is not written in {encoding}. Choose another encoding.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No column of '{path}' is a target. Set the role of one to 'target'.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No column of '{path}' is an input. Set the role of at least one to 'input'.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No training is running.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Nothing in '{name}' could be read: no part of a project is left in this file.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Reading '{path}' needs more memory than is allowed. Make it smaller.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Record {record} of '{path}' has the label {actual}, but there are {expected} classes. The file is damaged, or of another kind.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Something unexpected happened ({kind}): {detail}. The project is safe; please send the report.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The archive '{file}' does not hold '{missing}': it is damaged, or another one. Do not allow unknown files, and download it again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The class '{class_name}' has {actual} sample(s): at least 2 are needed.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The class '{name}' has no readable picture for training and was left out.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The column '{column}' holds {actual} different texts; at most {limit} can be told apart. Set its role to 'ignore'.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The copy '{name}' cannot be written in '{folder}' (code {code}): the disk may be full. Choose another folder.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The data '{name}' are images; this view shows tables. Choose other data.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The data '{name}' are no images, which this view shows. Choose other data.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The data '{name}' have no classes, which this view compares. Choose other data.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The data '{name}' have samples of shape {actual}, but a boundary is drawn over one or two features. Choose other data.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The data have samples of shape {expected}, but '{node}' takes {actual}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The data set '{name}' has no samples yet. Add some first.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The data set '{name}' has too few samples ({actual}) for this split. Use a smaller share for validation and test, or add samples.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The disk is full: '{name}' cannot be saved now. Your work is kept in memory and saved as soon as there is room. Free some space, or use 'Send a copy' to another disk.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The disk refuses to save '{name}' (code {code}). Your work is kept in memory and saved as soon as the disk allows it. Check the disk, or use 'Send a copy' to another one.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The engine stopped unexpectedly. The project is safe; another engine has been started, and the run can be resumed.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The feature in column {column} is always {value}: it carries no information.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The folder '{folder}' cannot be written ({reason}). Free some space or allow writing, and try again: what is downloaded so far is kept.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The folder '{path}' stands beside the training folder and was left out.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The images in '{path}' are {actual}, but those for training are {expected}. Choose files that belong together.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The initializer '{initializer}' needs a weight with {expected} axes, but this one has the shape {shape}. Choose another initializer.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The last layer '{node}' gives {actual}, but a heat map needs one number for each class. Add Flatten and Dense at the end.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The last layer '{node}' gives {actual}, but the data need {expected}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The layers cannot be pasted: '{where}' must be {expected}, but is {actual}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The loss '{loss}' compares classes, but the data have values to predict. Choose another loss, such as {expected}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The loss '{loss}' does not fit '{node}', which gives {actual}: it needs {expected}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The loss is no longer a number (epoch {epoch}, batch {batch}). Try a learning rate ten times smaller, scaled inputs, or gradient clipping.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The name of '{path}' is not valid text, so the file was left out. Rename it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The network has no convolution, which a heat map needs. Add a Conv2D layer.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The network has no layer '{node}'.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The network has no layers yet. Add one from the palette.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The network is not connected: '{node}' needs '{missing}', which does not come before it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The operation failed.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The picture '{path}' has more than {limit} million pixels. Make it smaller.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The process that reads files ended without an answer ({code}). Try again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The project '{name}' cannot be used.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The setting '{setting}' must be {expected}, but is {actual}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The snapshot {snapshot} is no longer in '{name}': it was thinned out, or its run was deleted. Choose another one.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The target column '{column}' holds text, so it cannot be a number to predict. Choose classification, or another target.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The text column '{column}' became {count} columns of 0 and 1, one for each text.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The weights of '{network}' are not in memory. Open the run again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>There are folders for training, validation and test: the {count} pictures for validation were added to those for training.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>There are no data yet. Choose some in the data panel.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>There are no layers in the clipboard. Copy some in a network first.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>There are no samples in the part '{part}'. Give it a share in the data panel.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>There are several columns '{column}': one of them is called '{name}' here.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>There are {actual} class names for {expected} classes. Name each class once.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>There is already a file '{name}' in '{folder}'. Choose another name.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>There is already a layer called '{name}'. Choose another name.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>There is no class number {target}: the network tells {count} apart, from 0.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>There is no column '{column}' in '{path}'. Did you mean '{closest}'?</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>There is no file '{file}' packed into '{name}'.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>There is no project '{name}' in '{folder}'. It may have been moved or renamed.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>There is no readable picture in the sub-folders of '{path}'. Choose a folder that has one sub-folder of pictures for each class.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>There is no sample {place} in the part '{part}', which has {count}, from 0.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>There is no {family} called '{name}'. Did you mean '{closest}'?</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>There is not enough memory for this. Use a smaller batch, a smaller network or fewer data, or close other programs.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>There is only one class, '{name}', in '{path}'. A classifier needs at least two: add another one.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>This needs {needed} MB of memory, but only {available} MB are free. Use a smaller batch or a smaller network.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>This network has branches, and the list shows only their order: layers cannot be added, moved or taken away here.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{count} lines of '{path}' do not have {expected} columns and were left out; the first is line {line}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{count} lines of '{path}' do not have {expected} columns as the others; the first is line {line}. Check the separator, or save the table again as CSV.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{count} missing values in the column '{column}' were filled in ({method}).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{count} of {total} pictures had another size and were made {width} x {height}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{count} of {total} pictures have more than 8 bits a colour and were reduced to 8.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{count} of {total} pictures were converted to '{colours}'.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{count} of {total} rows have missing values and were left out; most are missing in the column '{column}'.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{count} other files, such as '{path}', are no pictures and were left out.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{count} pictures of {width} x {height} pixels need {needed} MB of memory. Choose a smaller width and height.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{count} values in the column '{column}', such as '{example}', are no numbers and count as missing.</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>Files</name>
  <message>
   <source>Lamina projects (*.lamina)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Move project to</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Name this version</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Open project</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Send a copy</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The project is always saved. A name helps to find this state again:</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Trained by us</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>Histogram</name>
  <message>
   <source>Count</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Histogram of {0}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} to {1}: {2}</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>ImageView</name>
  <message>
   <source>+ and - magnify, 0 fits; drag the picture out.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Image</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Row {0}, column {1}: {2}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Row {0}, column {1}: {2}, heat {3}</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>Labs</name>
  <message>
   <source>A bright mark betrays one class. Train, then let Grad-CAM show what the network looks at.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A convnet that we trained on ten signs. See its filters, activation maps and Grad-CAM at once, then train a fresh one beside it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A curve through points</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A network that cheats</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Benign or malignant, from thirty measurements of real patients.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Breast cancer</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>CIFAR-10 photographs</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Handwritten digits 8x8</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Iris flowers</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>MNIST convnet</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Real digits, part of every installation: a convnet learns them in seconds.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Regression: a network bends a line until it follows a sine.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Signs: look inside a trained network</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Ten kinds of things in colour, with batch normalisation and dropout.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The convnet that textbooks begin with: 60,000 digits, 93,322 parameters, over 99 %.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Three kinds of flowers from four lengths: the oldest table of the field.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Two spirals</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Watch the border between two classes bend while the network learns.</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>MainWindow</name>
  <message>
   <source>Data</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Inside</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Lamina</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Network</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Redo {0}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Results</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Runs</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Tools</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Training</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Try</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Undo {0}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0} - Lamina</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>Menus</name>
  <message>
   <source>&amp;Edit</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>&amp;Help</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>&amp;Project</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>&amp;Training</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>&amp;View</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>MessageArea</name>
  <message>
   <source>Resume the run</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The engine stopped unexpectedly. The project is safe, and another engine has been started.</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>Mosaic</name>
  <message>
   <source>Arrow keys move from tile to tile, + and - magnify, 0 fits.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Tile {0}, row {1}, column {2}: {3}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Tiles</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>NoticeBar</name>
  <message>
   <source>Close</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Copy report</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Details</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>PaintArea</name>
  <message>
   <source>Left button paints, right button erases, 1 to 9 choose the class, Ctrl+Z takes a stroke back, Del clears.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Paint points here</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Points painted by hand</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>PartField</name>
  <message>
   <source>none</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>PredictionBars</name>
  <message>
   <source>Prediction</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>PreferencesDialog</name>
  <message>
   <source>As the system</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Changes are in force at once.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Colours</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Dark</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Language</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Light</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Preferences</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>ProgressStrip</name>
  <message>
   <source>Cancel</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Progress</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>ScatterPlot</name>
  <message>
   <source>Points by class</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{0}: {1} %</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>SearchPalette</name>
  <message>
   <source>Find</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Found</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Type to find</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>ShortcutsDialog</name>
  <message>
   <source>Action</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Keyboard shortcuts</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Keys</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>SketchPad</name>
  <message>
   <source>Draw here</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Draw with the mouse. Ctrl+Z takes a stroke back, Del clears.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Drawing pad</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>StackEditor</name>
  <message>
   <source>Add {0}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Change {0} of {1}</source>
   <translation type="unfinished" />
  </message>
  <message numerus="yes">
   <source>Cut %n layers</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message>
   <source>Cut {0}</source>
   <translation type="unfinished" />
  </message>
  <message numerus="yes">
   <source>Delete %n layers</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message>
   <source>Delete {0}</source>
   <translation type="unfinished" />
  </message>
  <message numerus="yes">
   <source>Duplicate %n layers</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message>
   <source>Duplicate {0}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Match the network to the data</source>
   <translation type="unfinished" />
  </message>
  <message numerus="yes">
   <source>Move %n layers</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>Move %n layers down</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>Move %n layers up</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message>
   <source>Move {0}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Move {0} down</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Move {0} up</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Paste layers</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Rename {0} to {1}</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>StatusStrip</name>
  <message>
   <source>Engine: ready</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Engine: starting</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Engine: starting again</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Kernels: {0}. Processor cores: {1}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Memory: {0} MB</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Saved just now</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Saved {0} min ago</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What the engine process holds in memory</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>Steering</name>
  <message>
   <source>Run {0}</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>ThumbnailGrid</name>
  <message>
   <source>Images</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>WelcomePanel</name>
  <message>
   <source>A laboratory for neural networks: choose one and look inside.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Empty project</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Lamina</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Open</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Open project...</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Opened last</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>download</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>trained</source>
   <translation type="unfinished" />
  </message>
 </context>
</TS>
