// Made by tools/generate-api-types.ts from the API document. Do not edit.

interface SessionInfo {
  user: { id: string; login: string; name: string };
  language: 'zh' | 'en';
  county: { code: string; name: string };
  post: {
    holdingId: string;
    post: string;
    level: 'county' | 'town' | 'village';
    placeId: string;
    placeName: string;
    heldTo: string | null;
  } | null;
  posts: {
    holdingId: string;
    post: string;
    level: 'county' | 'town' | 'village';
    placeId: string;
    placeName: string;
    heldTo: string | null;
  }[];
  permissions: string[];
  csrfToken: string;
  mustChangePassword: boolean;
  passwordEndsOn: string | null;
  hasTotp: boolean;
  lastSignIn: { at: string; address: string | null } | null;
}

export interface Operations {
  'GET /api/v1/divisions/search': {
    params: never;
    query: { q: string; level?: 'town' | 'village'; limit?: number };
    body: never;
    response: { items: { id: string; code: string; name: string; level: string; townName: string | null }[] };
  };
  'GET /api/v1/session': { params: never; query: never; body: never; response: SessionInfo };
  'POST /api/v1/session': {
    params: never;
    query: never;
    body: { login: string; password: string; code?: string };
    response: SessionInfo;
  };
  'DELETE /api/v1/session': { params: never; query: never; body: never; response: Record<string, unknown> };
  'PUT /api/v1/session/post': {
    params: never;
    query: never;
    body: { holdingId: string };
    response: Record<string, unknown>;
  };
  'PUT /api/v1/session/password': {
    params: never;
    query: never;
    body: { oldPassword: string; newPassword: string };
    response: { csrfToken: string };
  };
}
