// The reading and code faces: asked for after the first paint.
import "@fontsource/source-serif-4/latin-400.css";
import "@fontsource/source-serif-4/greek-400.css";
import "@fontsource/source-serif-4/latin-600.css";
import "@fontsource/source-serif-4/greek-600.css";
import "@fontsource/jetbrains-mono/latin-400.css";
