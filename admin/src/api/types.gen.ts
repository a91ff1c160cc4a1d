// Made by tools/generate-api-types.ts from the API document. Do not edit.

export interface Operations {
  'DELETE /api/v1/exports/{id}': {
    params: {
      id: string;
    };
    query: never;
    body: never;
    response: {
      id: string;
      list: string;
      listTitle: string;
      format: "xlsx" | "csv";
      filter: Record<string, unknown>;
      fileName: string;
      state: string;
      rowCount: number;
      byteCount: number;
      sha256: string | null;
      requestedAt: string;
      finishedAt: string | null;
      expiresAt: string | null;
    };
  };
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
  'GET /api/v1/audit': {
    params: never;
    query: {
      limit?: number;
      after?: string;
      userName?: string;
      action?: string;
      subjectId?: string;
      from?: string;
      to?: string;
    };
    body: never;
    response: {
      items: ({
        seq: string;
        at: string;
        userId: string;
        userName: string;
        post: string;
        postName: string;
        action: string;
        subjectKind: string | null;
        subjectId: string | null;
        detail: string;
        address: string | null;
      })[];
      next: string | null;
    };
  };
  'GET /api/v1/audit/status': {
    params: never;
    query: never;
    body: never;
    response: {
      rows: string;
      lastAnchor: {
        seq: string;
        at: string;
      } | null;
      isVerifying: boolean;
      verification: {
        finishedAt: string;
        ok: boolean;
        rows: string;
        anchors: number;
        firstBreak: {
          seq: string;
          reason: "changed" | "gap" | "cut" | "rewritten" | "head";
          provedUpTo: string;
        } | null;
        falseAnchorLine: number | null;
      } | null;
    };
  };
  'GET /api/v1/divisions/operations': {
    params: never;
    query: {
      limit?: number;
      after?: string;
    };
    body: never;
    response: {
      items: ({
        id: string;
        seq: string;
        kind: string;
        effectiveOn: string;
        document: string;
        reason: string;
        recordedAt: string;
        recordedByName: string;
        undoneBy: string | null;
        undoes: string | null;
        from: string[];
        to: string[];
        places: number;
      })[];
      next: string | null;
    };
  };
  'GET /api/v1/divisions/operations/{id}': {
    params: {
      id: string;
    };
    query: never;
    body: never;
    response: {
      operation: {
        id: string;
        seq: string;
        kind: string;
        effectiveOn: string;
        document: string;
        reason: string;
        recordedAt: string;
        recordedByName: string;
        undoneBy: string | null;
        undoes: string | null;
        from: string[];
        to: string[];
        places: number;
      };
      changes: ({
        operationId: string;
        kind: string;
        effectiveOn: string;
        document: string;
        reason: string;
        recordedAt: string;
        recordedByName: string;
        undone: boolean;
        divisionId: string;
        before: {
          code: string;
          name: string;
          kind: string;
          parentName: string | null;
        } | null;
        after: {
          code: string;
          name: string;
          kind: string;
          parentName: string | null;
        } | null;
        intoId: string | null;
        intoName: string | null;
      })[];
    };
  };
  'GET /api/v1/divisions/search': {
    params: never;
    query: {
      q?: string;
      level?: "county" | "town" | "village";
      within?: string;
      asOf?: string;
      limit?: number;
    };
    body: never;
    response: {
      items: ({
        id: string;
        code: string;
        name: string;
        level: "county" | "town" | "village";
        kind: string;
        townId: string | null;
        townName: string | null;
        alias: string | null;
      })[];
    };
  };
  'GET /api/v1/divisions/tree': {
    params: never;
    query: {
      asOf?: string;
    };
    body: never;
    response: {
      asOf: string;
      items: ({
        id: string;
        code: string;
        name: string;
        level: "county" | "town" | "village";
        kind: string;
        parentId: string | null;
      })[];
    };
  };
  'GET /api/v1/divisions/{id}': {
    params: {
      id: string;
    };
    query: never;
    body: never;
    response: {
      id: string;
      code: string;
      name: string;
      level: "county" | "town" | "village";
      kind: string;
      parentId: string | null;
      validFrom: string;
      validTo: string | null;
      version: number;
      path: ({
        id: string;
        name: string;
      })[];
      aliases: ({
        alias: string;
        source: string;
      })[];
    };
  };
  'GET /api/v1/divisions/{id}/counts': {
    params: {
      id: string;
    };
    query: never;
    body: never;
    response: {
      items: ({
        placeId: string;
        people: number;
        households: number;
      })[];
    };
  };
  'GET /api/v1/divisions/{id}/hangings': {
    params: {
      id: string;
    };
    query: never;
    body: never;
    response: {
      items: ({
        subjectKind: string;
        placeId: string;
        count: number;
      })[];
    };
  };
  'GET /api/v1/divisions/{id}/history': {
    params: {
      id: string;
    };
    query: never;
    body: never;
    response: {
      items: ({
        operationId: string;
        kind: string;
        effectiveOn: string;
        document: string;
        reason: string;
        recordedAt: string;
        recordedByName: string;
        undone: boolean;
        divisionId: string;
        before: {
          code: string;
          name: string;
          kind: string;
          parentName: string | null;
        } | null;
        after: {
          code: string;
          name: string;
          kind: string;
          parentName: string | null;
        } | null;
        intoId: string | null;
        intoName: string | null;
      })[];
    };
  };
  'GET /api/v1/exports': {
    params: never;
    query: {
      limit?: number;
      after?: string;
    };
    body: never;
    response: {
      items: ({
        id: string;
        list: string;
        listTitle: string;
        format: "xlsx" | "csv";
        filter: Record<string, unknown>;
        fileName: string;
        state: string;
        rowCount: number;
        byteCount: number;
        sha256: string | null;
        requestedAt: string;
        finishedAt: string | null;
        expiresAt: string | null;
      })[];
      next: string | null;
    };
  };
  'GET /api/v1/exports/lists': {
    params: never;
    query: never;
    body: never;
    response: {
      items: ({
        name: string;
        title: string;
        columns: ({
          name: string;
          title: string;
          isExtra: boolean;
        })[];
      })[];
    };
  };
  'GET /api/v1/exports/{id}': {
    params: {
      id: string;
    };
    query: never;
    body: never;
    response: {
      id: string;
      list: string;
      listTitle: string;
      format: "xlsx" | "csv";
      filter: Record<string, unknown>;
      fileName: string;
      state: string;
      rowCount: number;
      byteCount: number;
      sha256: string | null;
      requestedAt: string;
      finishedAt: string | null;
      expiresAt: string | null;
    };
  };
  'GET /api/v1/exports/{id}/file': {
    params: {
      id: string;
    };
    query: never;
    body: never;
    response: unknown;
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
  'POST /api/v1/audit/verify': {
    params: never;
    query: never;
    body: never;
    response: Record<string, unknown>;
  };
  'POST /api/v1/divisions/operations': {
    params: never;
    query: never;
    body: {
      acts: ({
        kind: "found";
        parentId: string;
        name: string;
        unitKind: "subdistrict" | "town" | "township" | "ethnic-township" | "village" | "community" | "farm" | "zone" | "unit";
        code?: string;
        effectiveOn: string;
        document: string;
        reason?: string;
      } | {
        kind: "rename";
        placeId: string;
        name: string;
        unitKind?: "subdistrict" | "town" | "township" | "ethnic-township" | "village" | "community" | "farm" | "zone" | "unit";
        code?: string;
        effectiveOn: string;
        document: string;
        reason?: string;
      } | {
        kind: "recode";
        codes: ({
          placeId: string;
          code: string;
        })[];
        effectiveOn: string;
        document: string;
        reason?: string;
      } | {
        kind: "move";
        placeIds: string[];
        toParentId: string;
        codes?: ({
          placeId: string;
          code: string;
        })[];
        effectiveOn: string;
        document: string;
        reason?: string;
      } | {
        kind: "merge";
        placeIds: string[];
        into: {
          placeId: string;
        } | {
          parentId: string;
          name: string;
          unitKind: "subdistrict" | "town" | "township" | "ethnic-township" | "village" | "community" | "farm" | "zone" | "unit";
          code?: string;
        };
        effectiveOn: string;
        document: string;
        reason?: string;
      } | {
        kind: "split";
        placeId: string;
        keep: boolean;
        parts: ({
          name: string;
          unitKind: "subdistrict" | "town" | "township" | "ethnic-township" | "village" | "community" | "farm" | "zone" | "unit";
          code?: string;
          householdIds?: string[];
          villageIds?: string[];
        })[];
        effectiveOn: string;
        document: string;
        reason?: string;
      })[];
      expected: ({
        id: string;
        version: number;
      })[];
    };
    response: {
      operationIds: string[];
      places: number;
    };
  };
  'POST /api/v1/divisions/operations/preview': {
    params: never;
    query: never;
    body: {
      acts: ({
        kind: "found";
        parentId: string;
        name: string;
        unitKind: "subdistrict" | "town" | "township" | "ethnic-township" | "village" | "community" | "farm" | "zone" | "unit";
        code?: string;
        effectiveOn: string;
        document: string;
        reason?: string;
      } | {
        kind: "rename";
        placeId: string;
        name: string;
        unitKind?: "subdistrict" | "town" | "township" | "ethnic-township" | "village" | "community" | "farm" | "zone" | "unit";
        code?: string;
        effectiveOn: string;
        document: string;
        reason?: string;
      } | {
        kind: "recode";
        codes: ({
          placeId: string;
          code: string;
        })[];
        effectiveOn: string;
        document: string;
        reason?: string;
      } | {
        kind: "move";
        placeIds: string[];
        toParentId: string;
        codes?: ({
          placeId: string;
          code: string;
        })[];
        effectiveOn: string;
        document: string;
        reason?: string;
      } | {
        kind: "merge";
        placeIds: string[];
        into: {
          placeId: string;
        } | {
          parentId: string;
          name: string;
          unitKind: "subdistrict" | "town" | "township" | "ethnic-township" | "village" | "community" | "farm" | "zone" | "unit";
          code?: string;
        };
        effectiveOn: string;
        document: string;
        reason?: string;
      } | {
        kind: "split";
        placeId: string;
        keep: boolean;
        parts: ({
          name: string;
          unitKind: "subdistrict" | "town" | "township" | "ethnic-township" | "village" | "community" | "farm" | "zone" | "unit";
          code?: string;
          householdIds?: string[];
          villageIds?: string[];
        })[];
        effectiveOn: string;
        document: string;
        reason?: string;
      })[];
    };
    response: {
      acts: ({
        index: number;
        changes: ({
          divisionId: string;
          level: "county" | "town" | "village";
          before: {
            code: string;
            name: string;
            kind: string;
            parentId: string | null;
          } | null;
          after: {
            code: string;
            name: string;
            kind: string;
            parentId: string | null;
          } | null;
          intoId: string | null;
          intoName: string | null;
        })[];
      })[];
      expected: ({
        id: string;
        version: number;
      })[];
      hangings: ({
        subjectKind: string;
        placeId: string;
        count: number;
      })[];
    };
  };
  'POST /api/v1/divisions/operations/read-plan': {
    params: never;
    query: never;
    body: {
      text: string;
      effectiveOn: string;
      document: string;
    };
    response: {
      acts: ({
        kind: "found";
        parentId: string;
        name: string;
        unitKind: "subdistrict" | "town" | "township" | "ethnic-township" | "village" | "community" | "farm" | "zone" | "unit";
        code?: string;
        effectiveOn: string;
        document: string;
        reason?: string;
      } | {
        kind: "rename";
        placeId: string;
        name: string;
        unitKind?: "subdistrict" | "town" | "township" | "ethnic-township" | "village" | "community" | "farm" | "zone" | "unit";
        code?: string;
        effectiveOn: string;
        document: string;
        reason?: string;
      } | {
        kind: "recode";
        codes: ({
          placeId: string;
          code: string;
        })[];
        effectiveOn: string;
        document: string;
        reason?: string;
      } | {
        kind: "move";
        placeIds: string[];
        toParentId: string;
        codes?: ({
          placeId: string;
          code: string;
        })[];
        effectiveOn: string;
        document: string;
        reason?: string;
      } | {
        kind: "merge";
        placeIds: string[];
        into: {
          placeId: string;
        } | {
          parentId: string;
          name: string;
          unitKind: "subdistrict" | "town" | "township" | "ethnic-township" | "village" | "community" | "farm" | "zone" | "unit";
          code?: string;
        };
        effectiveOn: string;
        document: string;
        reason?: string;
      } | {
        kind: "split";
        placeId: string;
        keep: boolean;
        parts: ({
          name: string;
          unitKind: "subdistrict" | "town" | "township" | "ethnic-township" | "village" | "community" | "farm" | "zone" | "unit";
          code?: string;
          householdIds?: string[];
          villageIds?: string[];
        })[];
        effectiveOn: string;
        document: string;
        reason?: string;
      })[];
      problems: ({
        line: number;
        text: string;
        outcome: string;
      })[];
    };
  };
  'POST /api/v1/divisions/operations/{id}/undo': {
    params: {
      id: string;
    };
    query: never;
    body: {
      document: string;
      reason: string;
    };
    response: {
      places: number;
    };
  };
  'POST /api/v1/divisions/{id}/aliases': {
    params: {
      id: string;
    };
    query: never;
    body: {
      alias: string;
      source: string;
    };
    response: {
      added: boolean;
    };
  };
  'POST /api/v1/exports': {
    params: never;
    query: never;
    body: {
      list: string;
      format: "xlsx" | "csv";
      filter: Record<string, unknown>;
      columns?: string[];
    };
    response: {
      id: string;
      list: string;
      listTitle: string;
      format: "xlsx" | "csv";
      filter: Record<string, unknown>;
      fileName: string;
      state: string;
      rowCount: number;
      byteCount: number;
      sha256: string | null;
      requestedAt: string;
      finishedAt: string | null;
      expiresAt: string | null;
    };
  };
  'POST /api/v1/exports/{id}/stop': {
    params: {
      id: string;
    };
    query: never;
    body: never;
    response: {
      id: string;
      list: string;
      listTitle: string;
      format: "xlsx" | "csv";
      filter: Record<string, unknown>;
      fileName: string;
      state: string;
      rowCount: number;
      byteCount: number;
      sha256: string | null;
      requestedAt: string;
      finishedAt: string | null;
      expiresAt: string | null;
    };
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
