// Made by tools/generate-api-types.ts from the API document. Do not edit.

export interface Operations {
  'DELETE /api/v1/session': {
    params: never;
    query: never;
    body: never;
    response: Record<string, unknown>;
  };
  'DELETE /api/v1/session/all/{id}': {
    params: {
      id: string;
    };
    query: never;
    body: never;
    response: Record<string, unknown>;
  };
  'DELETE /api/v1/session/totp': {
    params: never;
    query: never;
    body: {
      password: string;
      code: string;
    };
    response: Record<string, unknown>;
  };
  'GET /api/v1/health': {
    params: never;
    query: never;
    body: never;
    response: {
      status: "ok";
    };
  };
  'GET /api/v1/posts': {
    params: never;
    query: never;
    body: never;
    response: {
      items: ({
        post: string;
        name: string;
        duty: string;
        levels: string[];
        permissions: string[];
      })[];
      next: string | null;
    };
  };
  'GET /api/v1/session': {
    params: never;
    query: never;
    body: never;
    response: {
      user: {
        id: string;
        login: string;
        name: string;
      };
      language: "zh" | "en";
      county: {
        code: string;
        name: string;
      };
      post: {
        id: string;
        post: string;
        postName: string;
        level: "county" | "town" | "village";
        placeId: string;
        placeName: string;
        heldTo: string | null;
      } | null;
      posts: ({
        id: string;
        post: string;
        postName: string;
        level: "county" | "town" | "village";
        placeId: string;
        placeName: string;
        heldTo: string | null;
      })[];
      permissions: string[];
      csrfToken: string;
      mustChangePassword: boolean;
      passwordEndsOn: string | null;
      hasTotp: boolean;
      signedInAt: string;
      endsAt: string;
      idleMinutes: number;
      lastSignIn: {
        at: string;
        address: string | null;
      } | null;
    };
  };
  'GET /api/v1/session/all': {
    params: never;
    query: never;
    body: never;
    response: {
      items: ({
        id: string;
        signedInAt: string;
        seenAt: string;
        endsAt: string;
        address: string | null;
        agent: string | null;
        isCurrent: boolean;
      })[];
      next: string | null;
    };
  };
  'GET /api/v1/users': {
    params: never;
    query: {
      limit?: number;
      after?: string;
      text?: string;
      state?: "active" | "disabled" | "awaits-release";
    };
    body: never;
    response: {
      items: ({
        id: string;
        login: string;
        name: string;
        state: "active" | "locked" | "awaits-release" | "disabled";
        lockedUntil: string | null;
        hasTotp: boolean;
        mustChangePassword: boolean;
        passwordSetAt: string;
        lastSignInAt: string | null;
        createdAt: string;
        version: number;
        posts: ({
          id: string;
          post: string;
          postName: string;
          level: "county" | "town" | "village";
          placeId: string;
          placeName: string;
          heldFrom: string;
          heldTo: string | null;
          document: string;
          takenDocument: string;
          isHeldNow: boolean;
        })[];
      })[];
      next: string | null;
    };
  };
  'GET /api/v1/users/{id}': {
    params: {
      id: string;
    };
    query: never;
    body: never;
    response: {
      id: string;
      login: string;
      name: string;
      state: "active" | "locked" | "awaits-release" | "disabled";
      lockedUntil: string | null;
      hasTotp: boolean;
      mustChangePassword: boolean;
      passwordSetAt: string;
      lastSignInAt: string | null;
      createdAt: string;
      version: number;
      posts: ({
        id: string;
        post: string;
        postName: string;
        level: "county" | "town" | "village";
        placeId: string;
        placeName: string;
        heldFrom: string;
        heldTo: string | null;
        document: string;
        takenDocument: string;
        isHeldNow: boolean;
      })[];
    };
  };
  'PATCH /api/v1/users/{id}': {
    params: {
      id: string;
    };
    query: never;
    body: {
      name?: string;
      login?: string;
      version: number;
    };
    response: Record<string, unknown>;
  };
  'POST /api/v1/session': {
    params: never;
    query: never;
    body: {
      login: string;
      password: string;
      code?: string;
    };
    response: {
      user: {
        id: string;
        login: string;
        name: string;
      };
      language: "zh" | "en";
      county: {
        code: string;
        name: string;
      };
      post: {
        id: string;
        post: string;
        postName: string;
        level: "county" | "town" | "village";
        placeId: string;
        placeName: string;
        heldTo: string | null;
      } | null;
      posts: ({
        id: string;
        post: string;
        postName: string;
        level: "county" | "town" | "village";
        placeId: string;
        placeName: string;
        heldTo: string | null;
      })[];
      permissions: string[];
      csrfToken: string;
      mustChangePassword: boolean;
      passwordEndsOn: string | null;
      hasTotp: boolean;
      signedInAt: string;
      endsAt: string;
      idleMinutes: number;
      lastSignIn: {
        at: string;
        address: string | null;
      } | null;
    };
  };
  'POST /api/v1/session/totp': {
    params: never;
    query: never;
    body: {
      password: string;
    };
    response: {
      secret: string;
      uri: string;
      svg: string;
    };
  };
  'POST /api/v1/users': {
    params: never;
    query: never;
    body: {
      login: string;
      name: string;
    };
    response: {
      id: string;
      initialPassword: string;
    };
  };
  'POST /api/v1/users/{id}/clear-totp': {
    params: {
      id: string;
    };
    query: never;
    body: {
      reason: string;
    };
    response: Record<string, unknown>;
  };
  'POST /api/v1/users/{id}/disable': {
    params: {
      id: string;
    };
    query: never;
    body: {
      reason: string;
    };
    response: Record<string, unknown>;
  };
  'POST /api/v1/users/{id}/enable': {
    params: {
      id: string;
    };
    query: never;
    body: {
      reason: string;
    };
    response: Record<string, unknown>;
  };
  'POST /api/v1/users/{id}/end-sessions': {
    params: {
      id: string;
    };
    query: never;
    body: {
      reason: string;
    };
    response: Record<string, unknown>;
  };
  'POST /api/v1/users/{id}/posts': {
    params: {
      id: string;
    };
    query: never;
    body: {
      post: string;
      placeId: string;
      heldFrom: string;
      heldTo?: string;
      document: string;
    };
    response: {
      id: string;
    };
  };
  'POST /api/v1/users/{id}/posts/{holdingId}/take': {
    params: {
      id: string;
      holdingId: string;
    };
    query: never;
    body: {
      heldTo: string;
      document: string;
    };
    response: Record<string, unknown>;
  };
  'POST /api/v1/users/{id}/release': {
    params: {
      id: string;
    };
    query: never;
    body: {
      reason: string;
    };
    response: Record<string, unknown>;
  };
  'POST /api/v1/users/{id}/reset-password': {
    params: {
      id: string;
    };
    query: never;
    body: {
      reason: string;
    };
    response: {
      initialPassword: string;
    };
  };
  'POST /api/v1/users/{id}/unlock': {
    params: {
      id: string;
    };
    query: never;
    body: {
      reason: string;
    };
    response: Record<string, unknown>;
  };
  'PUT /api/v1/session/language': {
    params: never;
    query: never;
    body: {
      language: "zh" | "en";
    };
    response: Record<string, unknown>;
  };
  'PUT /api/v1/session/password': {
    params: never;
    query: never;
    body: {
      oldPassword: string;
      newPassword: string;
    };
    response: {
      csrfToken: string;
    };
  };
  'PUT /api/v1/session/post': {
    params: never;
    query: never;
    body: {
      holdingId: string;
    };
    response: Record<string, unknown>;
  };
  'PUT /api/v1/session/totp': {
    params: never;
    query: never;
    body: {
      code: string;
    };
    response: Record<string, unknown>;
  };
}
