// The reading and code faces, and what the interface face has of extended Greek, ᾱ in one piece: asked for after the first paint.
import "@fontsource/source-serif-4/latin-400.css";
import "@fontsource/source-serif-4/greek-400.css";
import "@fontsource/source-serif-4/latin-600.css";
import "@fontsource/source-serif-4/greek-600.css";
import "@fontsource/source-sans-3/greek-ext-400.css";
import "@fontsource/jetbrains-mono/latin-400.css";
