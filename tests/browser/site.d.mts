export function serve(folder: string): Promise<{ readonly address: string; readonly stop: () => void }>;
