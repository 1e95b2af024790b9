import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { allRules } from '../../../server/generated/rules';
import { defaultSettings } from '../../../server/lsp/protocol';

interface Command {
  readonly command: string;
  readonly title: string;
  readonly category?: string;
}
interface Menu {
  readonly command: string;
  readonly when?: string;
  readonly group?: string;
}
interface Setting {
  readonly default?: unknown;
  readonly description?: string;
  readonly markdownDescription?: string;
  readonly scope?: string;
  readonly propertyNames?: { readonly pattern: string };
  readonly additionalProperties?: { readonly enum: readonly string[] };
}
interface Step {
  readonly description: string;
  readonly media: { readonly svg: string; readonly altText: string };
  readonly completionEvents: readonly string[];
}
interface Manifest {
  readonly icon: string;
  readonly keywords: readonly string[];
  readonly engines: { readonly vscode: string };
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly files: readonly string[];
  readonly activationEvents: readonly string[];
  readonly capabilities: unknown;
  readonly contributes: {
    readonly commands: readonly Command[];
    readonly menus: Readonly<Record<string, readonly Menu[]>>;
    readonly configuration: { readonly properties: Readonly<Record<string, Setting>> };
    readonly languages: readonly {
      readonly id: string;
      readonly icon: { readonly light: string; readonly dark: string };
    }[];
    readonly configurationDefaults: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
    readonly walkthroughs: readonly { readonly steps: readonly Step[] }[];
  };
}
const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
const { commands, menus, configuration, languages, walkthroughs } = manifest.contributes;
const ids = commands.map(({ command }) => command);
const palette = menus['commandPalette'] ?? [];
const steps = walkthroughs.flatMap((walkthrough) => walkthrough.steps);

describe('the manifest', () => {
  it('starts for specs, restored previews, pages of rules and comparisons only', () => {
    expect(manifest.activationEvents).toEqual([
      'onLanguage:commspec',
      'workspaceContains:**/{commspec,*.commspec}.{yaml,yml}',
      'onWebviewPanel:commspec.preview',
      'onFileSystem:commspec-help',
      'onFileSystem:commspec-compare',
    ]);
  });

  it('works in untrusted and virtual workspaces', () => {
    expect(manifest.capabilities).toEqual({ untrustedWorkspaces: { supported: true }, virtualWorkspaces: true });
  });

  it('asks for the VS Code whose types it was written against', () => {
    expect(manifest.engines.vscode).toBe(`^${manifest.devDependencies['@types/vscode'] ?? ''}`);
  });

  it('has an icon of 256 pixels and at most five keywords', () => {
    const icon = readFileSync(manifest.icon);
    expect(icon.subarray(1, 4).toString()).toBe('PNG');
    expect([icon.readUInt32BE(16), icon.readUInt32BE(20)]).toEqual([256, 256]);
    expect(manifest.keywords.length).toBeLessThanOrEqual(5);
  });

  it('packs every file that it names', () => {
    const packed = (path: string): boolean =>
      manifest.files.some((entry) => path === entry || path.startsWith(`${entry}/`)) && existsSync(path);
    const named = [
      manifest.icon,
      ...languages.flatMap(({ icon }) => [icon.light, icon.dark]),
      ...steps.map(({ media }) => media.svg),
      'examples/broken.commspec.yaml',
    ].map((path) => path.replace(/^\.\//, ''));
    expect(named.filter((path) => !packed(path))).toEqual([]);
  });
});

describe('commands', () => {
  it.each(commands)('$command has the one category', ({ category }) => {
    expect(category).toBe('Commspec');
  });

  it('stay out of the palette where there is no spec, except the one that makes a spec', () => {
    const hidden = new Set(palette.filter(({ when }) => when !== undefined).map(({ command }) => command));
    expect(ids.filter((id) => !hidden.has(id))).toEqual(['commspec.newSpec']);
  });

  it('are there wherever a menu or the walkthrough names one', () => {
    const inMenus = Object.values(menus).flatMap((entries) => entries.map(({ command }) => command));
    const inSteps = steps.flatMap(({ description, completionEvents }) => [
      ...[...description.matchAll(/\(command:([^)?]+)/g)].map((match) => match[1] ?? ''),
      ...completionEvents.map((event) => event.replace('onCommand:', '')),
    ]);
    const ours = [...inMenus, ...inSteps].filter((id) => id.startsWith('commspec.'));
    expect(ours.filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('put one icon at a time into the title of an editor', () => {
    const places = (menus['editor/title'] ?? []).filter(({ group }) => group === 'navigation').map(({ when }) => when);
    expect(places).toEqual([
      'editorLangId == commspec',
      "activeWebviewPanelId == 'commspec.preview'",
      'resourceScheme == commspec-compare',
    ]);
  });
});

describe('the walkthrough', () => {
  it('proposes nothing but what the server does, and lets Enter break the line behind a finished value', () => {
    expect(manifest.contributes.configurationDefaults['[commspec]']).toMatchObject({
      'editor.wordBasedSuggestions': 'off',
      'editor.acceptSuggestionOnEnter': 'smart',
    });
  });

  it('has five steps, each with a picture and a way to be completed', () => {
    expect(steps).toHaveLength(5);
    for (const { media, completionEvents } of steps) {
      expect(media.altText).not.toBe('');
      expect(completionEvents.length).toBeGreaterThan(0);
    }
  });
});

describe('settings', () => {
  const settings = Object.entries(configuration.properties).map(([id, setting]) => ({ id, setting }));

  it.each(settings)('$id has a default, a description and a scope', ({ setting }) => {
    expect(setting.default).toBeDefined();
    expect(setting.description ?? setting.markdownDescription ?? '').not.toBe('');
    expect(setting.scope).toBe('window');
  });

  it.each(Object.entries(defaultSettings))('commspec.%s has the default of the server', (name, value) => {
    expect(configuration.properties[`commspec.${name}`]?.default).toEqual(value);
  });

  it('commspec.rules takes the code of every rule and no other text', () => {
    const pattern = new RegExp(configuration.properties['commspec.rules']?.propertyNames?.pattern ?? '');
    expect(allRules.filter(({ code }) => !pattern.test(code)).map(({ code }) => code)).toEqual([]);
    const names = allRules.map(({ name }) => name);
    expect([...names, 'compatibility-mode-without-end'].filter((name) => !pattern.test(name))).toEqual([]);
    for (const text of ['', 'sch005', 'Clients-See', 'clients-', 'clients', 'SCH5', 'SCH005 ', '__proto__'])
      expect(pattern.test(text), text).toBe(false);
  });
});
