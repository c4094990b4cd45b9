import type { Command } from "../commands/commands.ts";
import { galleryTitle, shippedSheets } from "../gallery.ts";
import { useReader } from "../reader.ts";
import { bothLanguages } from "../titles.ts";
import type { Desk } from "./desk.ts";
import { pickFile } from "./disk.ts";
import { useSay } from "./messages.ts";

/** What can be done with whole sheets. */
export function fileCommands(desk: Desk, share: () => void): readonly Command[] {
  const say = useSay(), reader = useReader();
  return [
    { id: "file new", name: () => say("new"), run: () => desk.openNew() },
    { id: "file open", keys: ["Mod+O"], whileTyping: true, name: () => say("open"), run: () => void pickFile().then((picked) => picked && desk.openFile(picked)) },
    { id: "file save", keys: ["Mod+S"], whileTyping: true, name: () => (desk.home() ? say("saveTo", { name: desk.home()!.name }) : say("save")), run: () => void desk.save() },
    { id: "file save as", keys: ["Mod+Shift+S"], whileTyping: true, name: () => say("saveAs"), run: () => void desk.saveAs() },
    { id: "share", name: () => say("share"), run: share },
    ...[...shippedSheets.keys()].map((name): Command => ({ id: `file shipped ${name}`, name: () => say("openNamed", { title: reader.word(bothLanguages(galleryTitle(name))) }), run: () => desk.openShipped(name) })),
  ];
}
