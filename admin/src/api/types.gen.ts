// Made by tools/generate-api-types.ts from the API document. Do not edit.

export interface Operations {
  'DELETE /api/v1/case-drafts/{draftId}': {
    params: {
      draftId: string;
    };
    query: never;
    body: never;
    response: {
      id: string;
    };
  };
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
      format: "xlsx" | "csv" | "pdf";
      filter: Record<string, unknown>;
      fileName: string;
      state: "waiting" | "running" | "done" | "failed" | "stopped" | "deleted" | "expired";
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
  'GET /api/v1/adjustments': {
    params: never;
    query: {
      limit?: number;
      after?: string;
      state?: string;
      scheme?: string;
      text?: string;
      sort?: "recent" | "-from" | "title";
    };
    body: never;
    response: {
      items: ({
        id: string;
        title: string;
        number: string;
        issuer: string;
        publishedOn: string;
        fromOn: string;
        state: string;
        version: number;
        figures: ({
          code: string;
          cell: string;
          title: string;
          value: string;
          unit: string;
          before: string | null;
        })[];
        schemes: string[];
        madeAt: string;
        madeByName: string;
        adoptedAt: string | null;
        adoptedByName: string | null;
      })[];
      next: string | null;
    };
  };
  'GET /api/v1/adjustments/figures': {
    params: never;
    query: {
      month: string;
    };
    body: never;
    response: {
      items: ({
        code: string;
        cell: string;
        title: string;
        unit: string;
        now: string | null;
      })[];
    };
  };
  'GET /api/v1/adjustments/{adjustmentId}': {
    params: {
      adjustmentId: string;
    };
    query: never;
    body: never;
    response: {
      id: string;
      title: string;
      number: string;
      issuer: string;
      publishedOn: string;
      fromOn: string;
      state: string;
      version: number;
      figures: ({
        code: string;
        cell: string;
        title: string;
        value: string;
        unit: string;
        before: string | null;
      })[];
      schemes: string[];
      madeAt: string;
      madeByName: string;
      adoptedAt: string | null;
      adoptedByName: string | null;
      isOwn: boolean;
      reckonedAt: string | null;
      despite: string | null;
      awardsRaised: number | null;
      familiesTold: number | null;
      postedOn: string | null;
      postedWhere: string | null;
      needs: ({
        scheme: string;
        awards: number;
        raised: number;
        cuts: number;
        unknown: number;
        beforeFen: number;
        extraFen: number;
        backFen: number;
        backAwards: number;
        monthsLeft: number;
        neededFen: number;
        availableFen: number;
        isEnough: boolean;
      })[];
    };
  };
  'GET /api/v1/adjustments/{adjustmentId}/lines': {
    params: {
      adjustmentId: string;
    };
    query: {
      limit?: number;
      after?: string;
      kind?: string;
      scheme?: string;
      townId?: string;
      villageId?: string;
      name?: string;
      sort?: "opened" | "name" | "-more" | "more" | "-back";
    };
    body: never;
    response: {
      items: ({
        awardId: string;
        scheme: string;
        holderName: string;
        townName: string | null;
        villageName: string | null;
        kind: string;
        class: string | null;
        persons: number | null;
        fromMonth: string;
        beforeFen: number;
        differenceFen: number;
        backMonths: number;
      })[];
      next: string | null;
    };
  };
  'GET /api/v1/applications': {
    params: never;
    query: {
      limit?: number;
      after?: string;
      state?: "sent" | "asked" | "taken" | "refused" | "withdrawn";
      townId?: string;
      villageId?: string;
    };
    body: never;
    response: {
      items: ({
        id: string;
        code: string | null;
        kind: string;
        matter: string;
        matterTitle: string;
        state: string;
        applicant: string;
        agent: string | null;
        agentRelation: string | null;
        townId: string;
        townName: string | null;
        villageId: string;
        villageName: string | null;
        sentOn: string;
        caseId: string | null;
        photos: number;
      })[];
      next: string | null;
    };
  };
  'GET /api/v1/applications/count': {
    params: never;
    query: never;
    body: never;
    response: {
      waiting: number;
    };
  };
  'GET /api/v1/applications/{id}': {
    params: {
      id: string;
    };
    query: never;
    body: never;
    response: {
      id: string;
      code: string | null;
      kind: string;
      matter: string;
      matterTitle: string;
      state: string;
      applicant: string;
      agent: string | null;
      agentRelation: string | null;
      townId: string;
      townName: string | null;
      villageId: string;
      villageName: string | null;
      sentOn: string;
      caseId: string | null;
      photos: number;
      version: number;
      sentAt: string;
      address: string;
      idMasked: string;
      birthDate: string | null;
      sex: number;
      phoneMasked: string | null;
      form: ({
        name: string;
        title: string;
        value: string;
      })[];
      deskFields: ({
        name: string;
        title: string;
        kind: string;
        choices: ({
          value: string;
          label: string;
        })[];
      })[];
      materials: ({
        code: string;
        title: string;
        isShared: boolean;
        isOptional: boolean;
        isForm: boolean;
        papers: ({
          id: string;
          mediaType: string;
        })[];
      })[];
      reason: string | null;
      told: string | null;
      toldAt: string | null;
      doneBy: string | null;
      matches: ({
        id: string;
        name: string;
        birthDate: string | null;
        villageName: string | null;
        householdId: string | null;
        headName: string | null;
        isDead: boolean;
      })[];
      mayTake: boolean;
      mayRegister: boolean;
    };
  };
  'GET /api/v1/applications/{id}/papers/{paperId}': {
    params: {
      id: string;
      paperId: string;
    };
    query: never;
    body: never;
    response: unknown;
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
  'GET /api/v1/awards': {
    params: never;
    query: {
      limit?: number;
      after?: string;
      scheme?: string;
      state?: "running" | "suspended" | "stopped";
      townId?: string;
      villageId?: string;
      householdId?: string;
      personId?: string;
      name?: string;
      sort?: "recent" | "name" | "amount" | "-amount";
    };
    body: never;
    response: {
      items: ({
        id: string;
        scheme: string;
        householdId: string | null;
        personId: string;
        holderName: string;
        townId: string;
        townName: string | null;
        villageId: string;
        villageName: string | null;
        openedBy: "case" | "roster" | "campaign";
        openedAt: string;
        state: string;
        amountFen: number;
        careFen: number;
        sinceMonth: string;
        lastNo: number;
      })[];
      next: string | null;
    };
  };
  'GET /api/v1/awards/findings': {
    params: never;
    query: {
      limit?: number;
      after?: string;
      rule?: string;
      isSettled?: boolean;
      townId?: string;
    };
    body: never;
    response: {
      items: ({
        id: string;
        awardId: string;
        scheme: string;
        holderName: string;
        personName: string | null;
        townName: string | null;
        villageName: string | null;
        rule: string;
        proposes: string;
        fromMonth: string;
        happenedOn: string;
        dueOn: string | null;
        article: string;
        foundAt: string;
        settledHow: string | null;
        caseId: string | null;
        reason: string | null;
        settledByName: string | null;
      })[];
      next: string | null;
    };
  };
  'GET /api/v1/awards/openings': {
    params: never;
    query: {
      limit?: number;
      after?: string;
    };
    body: never;
    response: {
      items: ({
        id: string;
        roster: string;
        firstMonth: string;
        state: string;
        lines: number;
        madeAt: string;
        madeByName: string;
        endedAt: string | null;
        endedByName: string | null;
        awards: number;
        amountFen: number;
      })[];
      next: string | null;
    };
  };
  'GET /api/v1/awards/openings/rosters': {
    params: never;
    query: never;
    body: never;
    response: {
      items: string[];
    };
  };
  'GET /api/v1/awards/openings/{openingId}': {
    params: {
      openingId: string;
    };
    query: never;
    body: never;
    response: {
      id: string;
      roster: string;
      firstMonth: string;
      state: string;
      lines: number;
      madeAt: string;
      madeByName: string;
      endedAt: string | null;
      endedByName: string | null;
      awards: number;
      amountFen: number;
      kinds: ({
        kind: string;
        lines: number;
        rosterFen: number;
        lawFen: number;
        settled: number;
        opensFen: number;
      })[];
    };
  };
  'GET /api/v1/awards/openings/{openingId}/lines': {
    params: {
      openingId: string;
    };
    query: {
      limit?: number;
      after?: string;
      kind?: "unknown-person" | "dead" | "running" | "twice" | "no-amount" | "unknown-class" | "cannot-reckon" | "not-entitled" | "higher" | "lower" | "same";
      isSettled?: boolean;
      townId?: string;
      scheme?: string;
      sort?: "place" | "more-by-law" | "less-by-law";
    };
    body: never;
    response: {
      items: ({
        no: number;
        scheme: string;
        householdId: string | null;
        personId: string | null;
        holderName: string;
        townName: string | null;
        villageName: string | null;
        kind: "unknown-person" | "dead" | "running" | "twice" | "no-amount" | "unknown-class" | "cannot-reckon" | "not-entitled" | "higher" | "lower" | "same";
        rosterFen: number | null;
        lawFen: number | null;
        differenceFen: number;
        told: Record<string, string | number>;
        importId: string | null;
        settledHow: string | null;
        reviewBy: string | null;
        reason: string | null;
        settledByName: string | null;
      })[];
      next: string | null;
    };
  };
  'GET /api/v1/awards/rules': {
    params: never;
    query: never;
    body: never;
    response: {
      items: ({
        rule: string;
        isApplied: boolean;
        article: string;
        open: number;
      })[];
      runs: ({
        id: string;
        ranAt: string;
        byName: string;
        results: Record<string, number>;
      })[];
    };
  };
  'GET /api/v1/awards/{awardId}': {
    params: {
      awardId: string;
    };
    query: never;
    body: never;
    response: {
      id: string;
      scheme: string;
      householdId: string | null;
      personId: string;
      holderName: string;
      townId: string;
      townName: string | null;
      villageId: string;
      villageName: string | null;
      openedBy: "case" | "roster" | "campaign";
      openedAt: string;
      state: string;
      amountFen: number;
      careFen: number;
      sinceMonth: string;
      lastNo: number;
      changes: ({
        no: number;
        kind: string;
        fromMonth: string;
        amountFen: number;
        careFen: number;
        cause: string;
        reason: string;
        document: string;
        caseId: string | null;
        decidedOn: string;
        madeAt: string;
        byName: string;
      })[];
      spans: ({
        fromMonth: string;
        toMonth: string | null;
        amountFen: number;
      })[];
    };
  };
  'GET /api/v1/awards/{awardId}/reasons': {
    params: {
      awardId: string;
    };
    query: never;
    body: never;
    response: {
      source: "case" | "line" | "roster" | "none";
      month: string | null;
      givenFen: number;
      lawFen: number | null;
      sentences: string[];
    };
  };
  'GET /api/v1/campaign-kinds': {
    params: never;
    query: never;
    body: never;
    response: {
      items: ({
        code: string;
        title: string;
        isSignedFor: boolean;
        per: "month" | "year";
        classes: ({
          class: string;
          title: string;
        })[];
      })[];
    };
  };
  'GET /api/v1/campaign-lines/{lineId}/receipt/{paperId}': {
    params: {
      lineId: string;
      paperId: string;
    };
    query: never;
    body: never;
    response: unknown;
  };
  'GET /api/v1/campaign-proposals': {
    params: never;
    query: {
      kind: string;
      month: string;
    };
    body: never;
    response: {
      classes: ({
        class: string;
        urbanFen: number;
        ruralFen: number;
      })[];
      basis: string[];
    };
  };
  'GET /api/v1/campaigns': {
    params: never;
    query: {
      limit?: number;
      after?: string;
      kind?: string;
      state?: "listed" | "approved" | "withdrawn";
    };
    body: never;
    response: {
      items: ({
        id: string;
        kind: string;
        kindTitle: string;
        scheme: string;
        title: string;
        month: string;
        document: string;
        state: "listed" | "approved" | "withdrawn";
        people: number;
        amountFen: string;
        goodsGiven: null | {
          what: string;
          pieces: number;
        };
        isSignedFor: boolean;
        signed: number;
        listedAt: string;
        listedByName: string;
      })[];
      next: string | null;
    };
  };
  'GET /api/v1/campaigns/{campaignId}': {
    params: {
      campaignId: string;
    };
    query: never;
    body: never;
    response: {
      id: string;
      kind: string;
      kindTitle: string;
      scheme: string;
      title: string;
      month: string;
      document: string;
      state: "listed" | "approved" | "withdrawn";
      people: number;
      amountFen: string;
      goodsGiven: null | {
        what: string;
        pieces: number;
      };
      isSignedFor: boolean;
      signed: number;
      listedAt: string;
      listedByName: string;
      pick: "first" | "highest";
      version: number;
      isOwn: boolean;
      payable: null | {
        people: number;
        due: number;
      };
      mayWithdraw: boolean;
      approvedAt: string | null;
      approvedByName: string | null;
      withdrawnAt: string | null;
      withdrawnByName: string | null;
      reason: string;
      several: number;
      goods: null | {
        what: string;
        pieces: number;
        handedOut: number;
        store: null | {
          received: number;
          returned: number;
          left: number;
        };
      };
      classes: ({
        class: string;
        title: string;
        urbanFen: number;
        ruralFen: number;
        pieces: number;
        people: number;
        amountFen: string;
      })[];
      towns: ({
        townId: string;
        townName: string | null;
        people: number;
        amountFen: string;
        signed: number;
      })[];
    };
  };
  'GET /api/v1/campaigns/{campaignId}/lines': {
    params: {
      campaignId: string;
    };
    query: {
      limit?: number;
      after?: string;
      townId?: string;
      class?: string;
      several?: boolean;
      signed?: boolean;
    };
    body: never;
    response: {
      items: ({
        id: string;
        no: number;
        personId: string;
        personName: string;
        payeeId: string;
        payeeName: string;
        class: string;
        classTitle: string;
        alsoTitles: string[];
        amountFen: number;
        pieces: number;
        townName: string | null;
        villageName: string | null;
        receipt: null | {
          how: "signature" | "photo";
          signer: string;
          paperId: string;
          signedAt: string;
          byName: string;
        };
      })[];
      next: string | null;
    };
  };
  'GET /api/v1/case-drafts': {
    params: never;
    query: never;
    body: never;
    response: {
      items: ({
        id: string;
        matter: string;
        title: string;
        savedAt: string;
      })[];
    };
  };
  'GET /api/v1/case-drafts/{draftId}': {
    params: {
      draftId: string;
    };
    query: never;
    body: never;
    response: {
      id: string;
      matter: string;
      title: string;
      body: Record<string, unknown>;
      savedAt: string;
    };
  };
  'GET /api/v1/case-results': {
    params: never;
    query: {
      since?: string;
      limit?: number;
    };
    body: never;
    response: {
      items: ({
        id: string;
        caseNo: string;
        matter: string;
        matterTitle: string;
        townId: string;
        villageId: string;
        phase: string;
        step: string | null;
        appliedOn: string;
        acceptedOn: string | null;
        decidedOn: string | null;
        closedOn: string | null;
        isGranted: boolean | null;
        amountFen: number | null;
        paidFrom: string | null;
        changedAt: string;
        lastNo: number;
      })[];
      cursor: string | null;
      hasMore: boolean;
    };
  };
  'GET /api/v1/case-results/{caseId}': {
    params: {
      caseId: string;
    };
    query: never;
    body: never;
    response: {
      id: string;
      caseNo: string;
      matter: string;
      matterTitle: string;
      townId: string;
      villageId: string;
      phase: string;
      step: string | null;
      appliedOn: string;
      acceptedOn: string | null;
      decidedOn: string | null;
      closedOn: string | null;
      isGranted: boolean | null;
      amountFen: number | null;
      paidFrom: string | null;
      changedAt: string;
      lastNo: number;
      steps: ({
        code: string;
        title: string;
        kind: string;
        state: string;
        doneOn: string | null;
        round: number;
      })[];
    };
  };
  'GET /api/v1/cases': {
    params: never;
    query: {
      limit?: number;
      after?: string;
      matter?: string;
      townId?: string;
      villageId?: string;
      phase?: string;
      personId?: string;
      householdId?: string;
      q?: string;
    };
    body: never;
    response: {
      items: ({
        id: string;
        caseNo: string;
        matter: string;
        matterTitle: string;
        applicant: string;
        personId: string;
        townId: string;
        townName: string | null;
        villageId: string;
        villageName: string | null;
        phase: string;
        step: string | null;
        stepTitle: string | null;
        waitingLevel: string | null;
        holderId: string | null;
        ripeOn: string | null;
        dueOn: string | null;
        dueIsProvisional: boolean;
        dueLimit: string | null;
        appliedOn: string;
        acceptedOn: string | null;
        decidedOn: string | null;
        isGranted: boolean | null;
        amountFen: number | null;
        lastNo: number;
      })[];
      next: string | null;
    };
  };
  'GET /api/v1/cases/check': {
    params: never;
    query: never;
    body: never;
    response: {
      checked: number;
      differences: ({
        caseId: string;
        caseNo: string;
        column: string;
      })[];
    };
  };
  'GET /api/v1/cases/due': {
    params: never;
    query: {
      limit?: number;
      after?: string;
      matter: string;
      state?: "late" | "soon" | "all";
      townId?: string;
      villageId?: string;
    };
    body: never;
    response: {
      items: ({
        personId: string;
        householdId: string | null;
        name: string;
        townId: string;
        townName: string | null;
        villageId: string;
        villageName: string | null;
        class: string | null;
        lastOn: string;
        dueOn: string;
        open: {
          id: string;
          caseNo: string;
        } | null;
        lastCaseId: string | null;
      })[];
      next: string | null;
    };
  };
  'GET /api/v1/cases/due/counts': {
    params: never;
    query: never;
    body: never;
    response: {
      items: ({
        matter: string;
        title: string;
        kind: string;
        late: number;
        soon: number;
        later: number;
        open: number;
      })[];
    };
  };
  'GET /api/v1/cases/near-relatives': {
    params: never;
    query: {
      limit?: number;
      after?: string;
      townId?: string;
      villageId?: string;
      officer?: string;
    };
    body: never;
    response: {
      items: ({
        caseId: string;
        caseNo: string;
        matterTitle: string;
        applicant: string;
        townName: string | null;
        villageName: string | null;
        phase: string;
        isGranted: boolean | null;
        officer: string;
        relation: string | null;
        registeredOn: string;
        registeredBy: string;
        isOnRoll: boolean;
      })[];
      next: string | null;
    };
  };
  'GET /api/v1/cases/near-relatives/offices': {
    params: never;
    query: {
      townId?: string;
      villageId?: string;
    };
    body: never;
    response: {
      items: ({
        officer: string;
        townName: string | null;
        cases: number;
        open: number;
        granted: number;
        onRoll: number;
      })[];
    };
  };
  'GET /api/v1/cases/officers': {
    params: never;
    query: never;
    body: never;
    response: {
      items: ({
        id: string;
        name: string;
        post: string;
      })[];
    };
  };
  'GET /api/v1/cases/proofs': {
    params: never;
    query: {
      from?: string;
      to?: string;
      matter?: string;
      townId?: string;
      villageId?: string;
      anew?: boolean;
    };
    body: never;
    response: {
      asOf: string;
      total: {
        key: string;
        name: string;
        decided: number;
        visit: {
          asked: number;
          proven: number;
        };
        calculation: {
          asked: number;
          proven: number;
        };
        appraisal: {
          asked: number;
          proven: number;
        };
        publicity: {
          asked: number;
          proven: number;
        };
        sampled: {
          asked: number;
          unlisted: number;
          drawn: number;
          looked: number;
        };
      };
      byPlace: ({
        key: string;
        name: string;
        decided: number;
        visit: {
          asked: number;
          proven: number;
        };
        calculation: {
          asked: number;
          proven: number;
        };
        appraisal: {
          asked: number;
          proven: number;
        };
        publicity: {
          asked: number;
          proven: number;
        };
        sampled: {
          asked: number;
          unlisted: number;
          drawn: number;
          looked: number;
        };
      })[];
      byMatter: ({
        key: string;
        name: string;
        decided: number;
        visit: {
          asked: number;
          proven: number;
        };
        calculation: {
          asked: number;
          proven: number;
        };
        appraisal: {
          asked: number;
          proven: number;
        };
        publicity: {
          asked: number;
          proven: number;
        };
        sampled: {
          asked: number;
          unlisted: number;
          drawn: number;
          looked: number;
        };
      })[];
    };
  };
  'GET /api/v1/cases/proofs/cases': {
    params: never;
    query: {
      limit?: number;
      after?: string;
      from?: string;
      to?: string;
      matter?: string;
      townId?: string;
      villageId?: string;
      proof: "visit" | "calculation" | "appraisal" | "publicity" | "sample";
      lacking?: boolean;
    };
    body: never;
    response: {
      items: ({
        file: {
          id: string;
          caseNo: string;
          matter: string;
          matterTitle: string;
          applicant: string;
          personId: string;
          townId: string;
          townName: string | null;
          villageId: string;
          villageName: string | null;
          phase: string;
          step: string | null;
          stepTitle: string | null;
          waitingLevel: string | null;
          holderId: string | null;
          ripeOn: string | null;
          dueOn: string | null;
          dueIsProvisional: boolean;
          dueLimit: string | null;
          appliedOn: string;
          acceptedOn: string | null;
          decidedOn: string | null;
          isGranted: boolean | null;
          amountFen: number | null;
          lastNo: number;
        };
        isProven: boolean;
        steps: ({
          code: string;
          title: string;
          doneOn: string | null;
          signedBy: string[];
          record: ({
            name: string;
            title: string;
            value: string;
            raw?: string;
          })[];
          visitId: string | null;
          isReproduced: boolean | null;
          posting: {
            postedOn: string;
            lastDay: string;
            where: string;
          } | null;
        })[];
      })[];
      next: string | null;
    };
  };
  'GET /api/v1/cases/statistics': {
    params: never;
    query: {
      matter?: string;
      townId?: string;
      villageId?: string;
      from?: string;
      to?: string;
      anew?: boolean;
    };
    body: never;
    response: {
      asOf: string;
      byMatter: ({
        key: string;
        name: string;
        applied: number;
        open: number;
        lateNow: number;
        granted: number;
        refused: number;
        ended: number;
        missed: number;
        daysMedian: number | null;
        daysMost: number | null;
      })[];
      byPlace: ({
        key: string;
        name: string;
        applied: number;
        open: number;
        lateNow: number;
        granted: number;
        refused: number;
        ended: number;
        missed: number;
        daysMedian: number | null;
        daysMost: number | null;
      })[];
      lateSteps: ({
        matter: string;
        matterTitle: string;
        step: string | null;
        stepTitle: string | null;
        late: number;
      })[];
    };
  };
  'GET /api/v1/cases/work': {
    params: never;
    query: {
      limit?: number;
      after?: string;
      matter?: string;
      townId?: string;
      villageId?: string;
      state?: "waiting" | "near" | "late";
      step?: string;
    };
    body: never;
    response: {
      items: ({
        id: string;
        caseNo: string;
        matter: string;
        matterTitle: string;
        applicant: string;
        personId: string;
        townId: string;
        townName: string | null;
        villageId: string;
        villageName: string | null;
        phase: string;
        step: string | null;
        stepTitle: string | null;
        waitingLevel: string | null;
        holderId: string | null;
        ripeOn: string | null;
        dueOn: string | null;
        dueIsProvisional: boolean;
        dueLimit: string | null;
        appliedOn: string;
        acceptedOn: string | null;
        decidedOn: string | null;
        isGranted: boolean | null;
        amountFen: number | null;
        lastNo: number;
      })[];
      next: string | null;
    };
  };
  'GET /api/v1/cases/work/counts': {
    params: never;
    query: never;
    body: never;
    response: {
      items: ({
        matter: string;
        title: string;
        step: string | null;
        stepTitle: string | null;
        waiting: number;
        near: number;
        late: number;
      })[];
    };
  };
  'GET /api/v1/cases/{caseId}': {
    params: {
      caseId: string;
    };
    query: never;
    body: never;
    response: {
      file: {
        id: string;
        caseNo: string;
        matter: string;
        matterTitle: string;
        applicant: string;
        personId: string;
        townId: string;
        townName: string | null;
        villageId: string;
        villageName: string | null;
        phase: string;
        step: string | null;
        stepTitle: string | null;
        waitingLevel: string | null;
        holderId: string | null;
        ripeOn: string | null;
        dueOn: string | null;
        dueIsProvisional: boolean;
        dueLimit: string | null;
        appliedOn: string;
        acceptedOn: string | null;
        decidedOn: string | null;
        isGranted: boolean | null;
        amountFen: number | null;
        lastNo: number;
      };
      householdId: string | null;
      procedureFrom: string;
      lawDay: string;
      basis: string[];
      isDelegated: boolean;
      hasNearRelative: boolean;
      isFromPaper: boolean;
      isBegunByOffice: boolean;
      form: ({
        name: string;
        title: string;
        value: string;
        raw?: string;
      })[];
      materials: ({
        code: string;
        title: string;
        isShared: boolean;
        isOptional: boolean;
        isBrought: boolean;
      })[];
      toldToBring: string[];
      steps: ({
        code: string;
        title: string;
        kind: string;
        state: string;
        round: number;
        level: string;
        doneOn: string | null;
        signedBy: string[];
        needsTwo: boolean;
        isVisit: boolean;
        isSample: boolean;
        isOptional: boolean;
        when: string | null;
        articles: string[];
        record: ({
          name: string;
          title: string;
          value: string;
          raw?: string;
        })[];
        posting: {
          postedOn: string;
          lastDay: string;
          where: string;
        } | null;
      })[];
      clocks: ({
        code: string;
        title: string;
        counts: string;
        days: number;
        from: string;
        lastDay: string | null;
        promisedDay: string | null;
        unknownYear: number | null;
        isProvisional: boolean;
        to: string | null;
        pausedDays: number;
        isExtended: boolean;
        source: string | null;
        left: number | null;
      })[];
      objections: ({
        no: number;
        on: string;
        isAnswered: boolean;
      })[];
      decision: {
        isGranted: boolean;
        on: string;
        by: string;
        reason: string | null;
        amountFen: number | null;
        paidFrom: string | null;
      } | null;
      calculation: {
        eligible: boolean;
        amountFen: number;
        day: string;
        lines: string[];
        receivedFen: number | null;
      } | null;
      acts: ({
        no: number;
        kind: string;
        step: string | null;
        stepTitle: string | null;
        on: string;
        at: string;
        by: string;
        post: string;
        level: string;
        isReversed: boolean;
        cameInOn: string | null;
        paperWhy: string | null;
        record: ({
          name: string;
          title: string;
          value: string;
          raw?: string;
        })[];
      })[];
      possible: ({
        kind: string;
        step: string | null;
        stepTitle: string | null;
        fields: ({
          name: string;
          title: string;
          kind: string;
          of?: string;
          isOptional: boolean;
          when?: {
            field: string;
            is: unknown[];
          };
          choices: ({
            value: string;
            label: string;
          })[];
          min: number | null;
          max: number | null;
        })[];
        needsFacts: boolean;
        noted: Record<string, unknown>;
      })[];
    };
  };
  'GET /api/v1/cases/{caseId}/documents': {
    params: {
      caseId: string;
    };
    query: never;
    body: never;
    response: {
      due: ({
        code: string;
        title: string;
      })[];
      items: ({
        id: string;
        caseId: string;
        caseNo: string;
        documentNo: string;
        form: string;
        title: string;
        matterTitle: string;
        office: string;
        holder: string;
        townName: string | null;
        villageName: string | null;
        issuedOn: string;
        issuedBy: string;
        validUntil: string | null;
        state: string;
        deliveredOn: string | null;
        deliveredWay: string | null;
        receivedBy: string | null;
        revokedReason: string | null;
      })[];
    };
  };
  'GET /api/v1/cases/{caseId}/facts': {
    params: {
      caseId: string;
    };
    query: never;
    body: never;
    response: {
      members: ({
        id: string;
        name: string;
      })[];
      rows: ({
        member: number | null;
        name: string;
        title: string;
        kind: string;
        period: string | null;
        choices: ({
          value: string;
          label: string;
        })[];
        value: string | null;
        isLacking: boolean;
        isRead: boolean;
        isSettled: boolean;
      })[];
      facts: Record<string, unknown>;
    };
  };
  'GET /api/v1/cases/{caseId}/papers': {
    params: {
      caseId: string;
    };
    query: never;
    body: never;
    response: {
      isOpen: boolean;
      slots: ({
        slot: string;
        title: string;
        step: string | null;
        of: string;
        isShared: boolean;
        isOptional: boolean;
        isBrought: boolean;
      })[];
      papers: ({
        id: string;
        slot: string;
        mediaType: string;
        byteCount: number;
        takenAt: string | null;
        addedAt: string;
        addedBy: string;
        addedPost: string;
        withdrawnAt: string | null;
        withdrawnBy: string | null;
        withdrawnReason: string | null;
      })[];
    };
  };
  'GET /api/v1/cases/{caseId}/papers/{paperId}': {
    params: {
      caseId: string;
      paperId: string;
    };
    query: never;
    body: never;
    response: unknown;
  };
  'GET /api/v1/delegations': {
    params: never;
    query: {
      limit?: number;
      after?: string;
      matter?: string;
      on?: string;
    };
    body: never;
    response: {
      items: ({
        id: string;
        matter: string;
        matterTitle: string;
        townId: string;
        townName: string;
        fromOn: string;
        untilOn: string | null;
        document: string;
        endDocument: string | null;
        madeBy: string;
      })[];
      next: string | null;
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
        isLoading: boolean;
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
        examples: string[];
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
        isLoading: boolean;
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
  'GET /api/v1/documents': {
    params: never;
    query: {
      limit?: number;
      after?: string;
      townId?: string;
      villageId?: string;
      undelivered?: boolean;
    };
    body: never;
    response: {
      items: ({
        id: string;
        caseId: string;
        caseNo: string;
        documentNo: string;
        form: string;
        title: string;
        matterTitle: string;
        office: string;
        holder: string;
        townName: string | null;
        villageName: string | null;
        issuedOn: string;
        issuedBy: string;
        validUntil: string | null;
        state: string;
        deliveredOn: string | null;
        deliveredWay: string | null;
        receivedBy: string | null;
        revokedReason: string | null;
      })[];
      next: string | null;
    };
  };
  'GET /api/v1/duplicates': {
    params: never;
    query: {
      limit?: number;
      after?: string;
      state?: "open" | "merged" | "apart";
      personId?: string;
    };
    body: never;
    response: {
      items: ({
        id: string;
        state: string;
        reasons: string[];
        foundAt: string;
        decidedAt: string | null;
        decidedByName: string | null;
        note: string;
        equalDigits: number | null;
        persons: ({
          id: string;
          name: string;
          sex: number;
          birthDate: string | null;
          idMasked: string | null;
          phoneMasked: string | null;
          townId: string;
          townName: string | null;
          villageId: string;
          villageName: string | null;
          householdId: string | null;
          relation: string | null;
          isHead: boolean;
          disabilityKind: string | null;
          disabilityGrade: number | null;
          diedOn: string | null;
        })[];
      })[];
      next: string | null;
    };
  };
  'GET /api/v1/duplicates/last-search': {
    params: never;
    query: never;
    body: never;
    response: {
      run: {
        id: string;
        state: string;
        requestedAt: string;
        requestedByName: string;
        finishedAt: string | null;
        people: number | null;
        pairs: number | null;
      } | null;
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
        format: "xlsx" | "csv" | "pdf";
        filter: Record<string, unknown>;
        fileName: string;
        state: "waiting" | "running" | "done" | "failed" | "stopped" | "deleted" | "expired";
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
      format: "xlsx" | "csv" | "pdf";
      filter: Record<string, unknown>;
      fileName: string;
      state: "waiting" | "running" | "done" | "failed" | "stopped" | "deleted" | "expired";
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
  'GET /api/v1/funds': {
    params: never;
    query: {
      limit?: number;
      after?: string;
      year?: number;
    };
    body: never;
    response: {
      items: ({
        id: string;
        name: string;
        source: "centre" | "province" | "city" | "county" | "charity";
        year: number;
        schemes: ({
          code: string;
          title: string;
        })[];
        receivedFen: string;
        poolFen: string;
        heldFen: string;
        placedFen: string;
        usedFen: string;
        plannedFen: string | null;
        meanFen: string;
        runsOutIn: string | null;
        warnings: ("runs-out" | "empty" | "over-plan")[];
        waiting: number;
      })[];
      next: string | null;
    };
  };
  'GET /api/v1/funds/accounts/{accountId}': {
    params: {
      accountId: string;
    };
    query: never;
    body: never;
    response: {
      id: string;
      name: string;
      kind: string;
      scheme: {
        code: string;
        title: string;
      } | null;
      fundId: string;
      fundName: string;
      balanceFen: string;
      heldFen: string;
    };
  };
  'GET /api/v1/funds/accounts/{accountId}/statement': {
    params: {
      accountId: string;
    };
    query: {
      limit?: number;
      after?: string;
    };
    body: never;
    response: {
      items: ({
        seq: string;
        transferId: string;
        kind: string;
        amountFen: string;
        balanceAfterFen: string;
        lines: number;
        otherId: string;
        otherName: string | null;
        effectiveOn: string;
        bookedAt: string;
        bookedByName: string;
        document: string;
        reason: string;
        isReversal: boolean;
      })[];
      next: string | null;
    };
  };
  'GET /api/v1/funds/schemes': {
    params: never;
    query: never;
    body: never;
    response: {
      items: ({
        code: string;
        title: string;
      })[];
    };
  };
  'GET /api/v1/funds/shares': {
    params: never;
    query: {
      limit?: number;
      after?: string;
      year?: number;
      kind?: "town" | "reserve" | "home";
    };
    body: never;
    response: {
      items: ({
        id: string;
        fundId: string;
        fundName: string;
        year: number;
        kind: "town" | "reserve" | "home";
        name: string;
        townId: string | null;
        receivedFen: string;
        usedFen: string;
        balanceFen: string;
        meanFen: string;
        runsOutIn: string | null;
        warnings: ("runs-out" | "empty" | "over-plan")[];
      })[];
      next: string | null;
    };
  };
  'GET /api/v1/funds/transfers/{transferId}/lines': {
    params: {
      transferId: string;
    };
    query: {
      limit?: number;
      after?: string;
    };
    body: never;
    response: {
      items: ({
        no: number;
        amountFen: string;
        scheme: {
          code: string;
          title: string;
        } | null;
        name: string | null;
        partyId: string | null;
        partyKind: "person" | "household" | null;
        period: string | null;
      })[];
      next: string | null;
    };
  };
  'GET /api/v1/funds/{fundId}': {
    params: {
      fundId: string;
    };
    query: never;
    body: never;
    response: {
      fund: {
        id: string;
        name: string;
        source: "centre" | "province" | "city" | "county" | "charity";
        year: number;
        schemes: ({
          code: string;
          title: string;
        })[];
        receivedFen: string;
        poolFen: string;
        heldFen: string;
        placedFen: string;
        usedFen: string;
        plannedFen: string | null;
        meanFen: string;
        runsOutIn: string | null;
        warnings: ("runs-out" | "empty" | "over-plan")[];
        waiting: number;
      };
      poolAccountId: string;
      plan: ({
        code: string;
        title: string;
        plannedFen: string | null;
        usedFen: string;
        isOver: boolean;
      })[];
      shares: ({
        id: string;
        fundId: string;
        fundName: string;
        year: number;
        kind: "town" | "reserve" | "home";
        name: string;
        townId: string | null;
        receivedFen: string;
        usedFen: string;
        balanceFen: string;
        meanFen: string;
        runsOutIn: string | null;
        warnings: ("runs-out" | "empty" | "over-plan")[];
      })[];
      months: ({
        month: string;
        usedFen: string;
      })[];
      orders: ({
        id: string;
        kind: "receive" | "allocate" | "take-back" | "carry-over";
        effectiveOn: string;
        document: string;
        reason: string;
        toFundId: string | null;
        toFundName: string | null;
        fromFundId: string | null;
        fromFundName: string | null;
        totalFen: string;
        lines: ({
          name: string;
          amountFen: string;
        })[];
        enteredAt: string;
        enteredByName: string;
        isOwn: boolean;
        how: "confirmed" | "refused" | "withdrawn" | null;
        endedAt: string | null;
        endedByName: string | null;
        note: string;
      })[];
    };
  };
  'GET /api/v1/funds/{fundId}/flow': {
    params: {
      fundId: string;
    };
    query: never;
    body: never;
    response: {
      nodes: ({
        accountId: string;
        stage: "source" | "county" | "place" | "scheme";
        name: string;
        scheme: string | null;
        placeName: string | null;
        balanceFen: string;
      })[];
      links: ({
        from: string;
        to: string;
        amountFen: string;
        transfers: number;
      })[];
    };
  };
  'GET /api/v1/health': {
    params: never;
    query: never;
    body: never;
    response: {
      status: "ok";
    };
  };
  'GET /api/v1/households': {
    params: never;
    query: {
      townId?: string;
      villageId?: string;
      dissolved?: boolean;
      limit?: number;
      after?: string;
      q?: string;
    };
    body: never;
    response: {
      items: ({
        id: string;
        householdNo: string | null;
        headId: string | null;
        headName: string | null;
        townId: string;
        townName: string | null;
        villageId: string;
        villageName: string | null;
        members: number;
        formedOn: string;
        dissolvedOn: string | null;
      })[];
      next: string | null;
    };
  };
  'GET /api/v1/households/{householdId}/received': {
    params: {
      householdId: string;
    };
    query: never;
    body: never;
    response: {
      name: string;
      persons: number;
      totalFen: number;
      waitingFen: number;
      rows: ({
        period: string;
        scheme: string;
        unit: string;
        amount: number;
        waiting: number;
        personId: string | null;
        personName: string | null;
        origin: "book" | "roster";
      })[];
      gifts: ({
        kind: "goods" | "service" | "exemption";
        on: string;
        to: string | null;
        isGoingOn: boolean;
        title: string;
        detail: string;
        worthFen: number | null;
        personId: string | null;
        personName: string | null;
        caseId: string | null;
      })[];
      changes: ({
        awardId: string;
        scheme: string;
        personId: string | null;
        personName: string | null;
        kind: string;
        fromMonth: string;
        amountFen: number;
        cause: string;
        reason: string;
        document: string;
      })[];
    };
  };
  'GET /api/v1/households/{id}': {
    params: {
      id: string;
    };
    query: {
      on?: string;
    };
    body: never;
    response: {
      id: string;
      version: number;
      householdNo: string | null;
      headId: string | null;
      headName: string | null;
      townId: string;
      townName: string | null;
      villageId: string;
      villageName: string | null;
      registeredPlace: string;
      actualPlace: string;
      formedOn: string;
      dissolvedOn: string | null;
      members: ({
        stayId: string;
        personId: string;
        name: string | null;
        sex: number | null;
        birthDate: string | null;
        idMasked: string | null;
        relation: string;
        joinedOn: string;
        leftOn: string | null;
        joinReason: string;
        leaveReason: string | null;
        diedOn: string | null;
        disabilityKind: string | null;
        disabilityGrade: number | null;
      })[];
      formerMembers: ({
        stayId: string;
        personId: string;
        name: string | null;
        sex: number | null;
        birthDate: string | null;
        idMasked: string | null;
        relation: string;
        joinedOn: string;
        leftOn: string | null;
        joinReason: string;
        leaveReason: string | null;
        diedOn: string | null;
        disabilityKind: string | null;
        disabilityGrade: number | null;
      })[];
      asOf: string | null;
    };
  };
  'GET /api/v1/households/{id}/timeline': {
    params: {
      id: string;
    };
    query: never;
    body: never;
    response: {
      items: ({
        id: string;
        act: string;
        on: string;
        at: string;
        byName: string;
        document: string;
        reason: string;
        fields: ({
          field: string;
          before: string | number | null | Record<string, string | null>;
          after: string | number | null | Record<string, string | null>;
          until?: string;
        })[];
        importId: string | null;
        importRow: number | null;
        fromRecord: string | null;
      })[];
    };
  };
  'GET /api/v1/import-mappings': {
    params: never;
    query: never;
    body: never;
    response: {
      items: ({
        fingerprint: string;
        roster: string;
        titles: string[];
        confirmedByName: string;
        confirmedAt: string;
        usedCount: number;
      })[];
    };
  };
  'GET /api/v1/imports': {
    params: never;
    query: {
      limit?: number;
      after?: string;
    };
    body: never;
    response: {
      items: ({
        id: string;
        fileName: string;
        fileBytes: number;
        state: "reading" | "unreadable" | "recognised" | "running" | "stopping" | "stopped" | "finished" | "failed" | "discarded";
        verbs: string[];
        roster: string | null;
        period: string | null;
        rowsTotal: number;
        rowsDone: number;
        rowsAccepted: number;
        rowsWarned: number;
        rowsRefused: number;
        uploadedByName: string;
        uploadedAt: string;
        startedAt: string | null;
        finishedAt: string | null;
        problem: {
          code: string;
          what: string;
          next: string;
        } | null;
      })[];
      next: string | null;
    };
  };
  'GET /api/v1/imports/fields': {
    params: never;
    query: never;
    body: never;
    response: {
      fields: ({
        name: string;
        title: string;
      })[];
      rosters: string[];
    };
  };
  'GET /api/v1/imports/limits': {
    params: never;
    query: never;
    body: never;
    response: {
      fileBytesMax: number;
    };
  };
  'GET /api/v1/imports/{id}': {
    params: {
      id: string;
    };
    query: never;
    body: never;
    response: {
      id: string;
      fileName: string;
      fileBytes: number;
      state: "reading" | "unreadable" | "recognised" | "running" | "stopping" | "stopped" | "finished" | "failed" | "discarded";
      verbs: string[];
      roster: string | null;
      period: string | null;
      rowsTotal: number;
      rowsDone: number;
      rowsAccepted: number;
      rowsWarned: number;
      rowsRefused: number;
      uploadedByName: string;
      uploadedAt: string;
      startedAt: string | null;
      finishedAt: string | null;
      problem: {
        code: string;
        what: string;
        next: string;
      } | null;
      format: string | null;
      encoding: string | null;
      isMisnamed: boolean;
      isConfirmed: boolean;
      sheets: ({
        index: number;
        name: string;
        rowCount: number;
        skip: string | null;
        caption: string;
        notes: string[];
        farCells: number;
        table: {
          sheetIndex: number;
          sheetName: string;
          use: boolean;
          roster: "rural-allowance" | "urban-allowance" | "extreme-poverty" | "disability-subsidies" | "old-age" | "relief" | null;
          headerRows: number[];
          period: string | null;
          unitYuan: 1 | 10000;
          town: string | null;
          columns: ({
            column: number;
            title: string;
            field: "sequence" | "caseNo" | "place" | "town" | "village" | "group" | "householdNo" | "headName" | "name" | "relation" | "sex" | "idNumber" | "birthDate" | "age" | "ethnicity" | "isCovered" | "familySize" | "coveredCount" | "category" | "income" | "amount" | "disabilityNumber" | "disabilityKind" | "disabilityGrade" | "familyType" | "livingSubsidy" | "careSubsidy" | "total" | "month" | "guardian" | "bank" | "account" | "holder" | "holderRelation" | "phone" | "cause" | "since" | "note" | "supportMode" | "home" | "careLevel" | "baseAmount" | "careAmount" | "carer" | "band" | "monthlyStandard" | "months" | "acceptedOn" | "decidedOn" | "paidOn" | "personKind" | "reliefKind" | "decidedBy" | "payMethod" | "officer" | null;
            certainty: string;
            isHidden: boolean;
          })[];
        } | null;
      })[];
      counts: {
        personsAdded: number;
        personsChanged: number;
        householdsAdded: number;
        accountsAdded: number;
        certificatesAdded: number;
        membershipsAdded: number;
        membershipsChanged: number;
      };
      others: ({
        rowNo: number;
        finding: {
          kind: string;
          verdict: "reject" | "warn" | "accept";
          field: string | null;
          column: number | null;
          title: string;
          what: string;
          next: string;
          raw: string | null;
          normalised: string | null;
        };
      })[];
      kinds: ({
        kind: string;
        verdict: string;
        rows: number;
        what: string;
      })[];
      sameFile: {
        id: string;
        uploadedAt: string;
        state: string;
      } | null;
    };
  };
  'GET /api/v1/imports/{id}/refused.xlsx': {
    params: {
      id: string;
    };
    query: never;
    body: never;
    response: unknown;
  };
  'GET /api/v1/imports/{id}/rows': {
    params: {
      id: string;
    };
    query: {
      limit?: number;
      after?: string;
      verdict?: "accepted" | "warned" | "refused";
      kind?: string;
    };
    body: never;
    response: {
      items: ({
        sheetIndex: number;
        rowNo: number;
        verdict: "accepted" | "warned" | "refused";
        outcome: string;
        isPartial: boolean;
        personId: string | null;
        householdId: string | null;
        cells: string[];
        findings: ({
          kind: string;
          verdict: "reject" | "warn" | "accept";
          field: string | null;
          column: number | null;
          title: string;
          what: string;
          next: string;
          raw: string | null;
          normalised: string | null;
        })[];
      })[];
      next: string | null;
    };
  };
  'GET /api/v1/matters': {
    params: never;
    query: {
      on?: string;
    };
    body: never;
    response: {
      items: ({
        code: string;
        title: string;
        kind: string;
        of: string;
        scheme: string | null;
        office: string;
        procedureFrom: string;
        steps: number;
        days: number | null;
        promisedDays: number | null;
        isPublic: boolean;
        isDelegated: boolean;
        canDelegate: boolean;
        startedBy: ({
          post: string;
          level: string;
        })[];
      })[];
    };
  };
  'GET /api/v1/matters/{code}': {
    params: {
      code: string;
    };
    query: {
      on?: string;
    };
    body: never;
    response: {
      code: string;
      title: string;
      kind: string;
      of: string;
      scheme: string | null;
      office: string;
      procedureFrom: string;
      steps: number;
      days: number | null;
      promisedDays: number | null;
      isPublic: boolean;
      isDelegated: boolean;
      canDelegate: boolean;
      startedBy: ({
        post: string;
        level: string;
      })[];
      region: string;
      on: string;
      who: string;
      procedures: ({
        from: string;
        basis: string[];
        isCurrent: boolean;
      })[];
      form: ({
        name: string;
        title: string;
        kind: string;
        of?: string;
        isOptional: boolean;
        when?: {
          field: string;
          is: unknown[];
        };
        choices: ({
          value: string;
          label: string;
        })[];
        min: number | null;
        max: number | null;
      })[];
      formSchema: Record<string, unknown>;
      materials: ({
        code: string;
        title: string;
        isShared: boolean;
        isOptional: boolean;
      })[];
      chart: {
        lanes: string[];
        rows: number;
        nodes: ({
          code: string;
          title: string;
          kind: string;
          lane: string;
          row: number;
          when: string | null;
          isOptional: boolean;
        })[];
        edges: ({
          from: string;
          to: string;
          label: string | null;
          isBack: boolean;
        })[];
      };
      guide: ({
        code: string;
        heading: string;
        lines: string[];
      })[];
      power: {
        code: string;
        name: string;
        kind: string;
        office: string;
        basis: string[];
        duties: ({
          office: string;
          tasks: string[];
        })[];
      };
    };
  };
  'GET /api/v1/medical-classes': {
    params: never;
    query: never;
    body: never;
    response: {
      items: ({
        code: string;
        title: string;
      })[];
    };
  };
  'GET /api/v1/medical-clearings': {
    params: never;
    query: {
      limit?: number;
      after?: string;
      hospitalId?: string;
    };
    body: never;
    response: {
      items: ({
        id: string;
        hospitalId: string;
        hospitalName: string;
        month: string;
        settlements: number;
        reversals: number;
        amountFen: string;
        drawnAt: string;
        drawnByName: string;
        isOwn: boolean;
        state: "drawn" | "paid" | "withdrawn";
        document: string | null;
        endedAt: string | null;
        endedByName: string | null;
      })[];
      next: string | null;
    };
  };
  'GET /api/v1/medical-hospitals': {
    params: never;
    query: never;
    body: never;
    response: {
      items: ({
        id: string;
        code: string;
        name: string;
        systemId: string;
        systemName: string | null;
        document: string;
        enteredAt: string;
        enteredByName: string;
        isOwn: boolean;
        confirmedAt: string | null;
        confirmedByName: string | null;
        endedAt: string | null;
        endedByName: string | null;
        state: "waiting" | "open" | "ended";
        dueFen: string;
        givenFen: string;
      })[];
      systems: ({
        id: string;
        name: string;
      })[];
    };
  };
  'GET /api/v1/medical-settlements': {
    params: never;
    query: {
      limit?: number;
      after?: string;
      hospitalId?: string;
      clearingId?: string;
      personId?: string;
      class?: string;
      month?: string;
      state?: "due" | "cleared" | "reversed";
    };
    body: never;
    response: {
      items: ({
        id: string;
        hospitalId: string;
        hospitalName: string;
        billNo: string;
        personId: string;
        personName: string;
        townName: string | null;
        villageName: string | null;
        class: string;
        classTitle: string;
        dischargedOn: string;
        totalFen: number;
        insuredFen: number;
        shareFen: number;
        tiltFen: number;
        assistanceFen: number;
        ownFen: number;
        settledAt: string;
        state: "due" | "cleared" | "reversed";
      })[];
      next: string | null;
    };
  };
  'GET /api/v1/medical-settlements/{settlementId}': {
    params: {
      settlementId: string;
    };
    query: never;
    body: never;
    response: {
      id: string;
      hospitalId: string;
      hospitalName: string;
      billNo: string;
      personId: string;
      personName: string;
      townName: string | null;
      villageName: string | null;
      class: string;
      classTitle: string;
      dischargedOn: string;
      totalFen: number;
      insuredFen: number;
      shareFen: number;
      tiltFen: number;
      assistanceFen: number;
      ownFen: number;
      settledAt: string;
      state: "due" | "cleared" | "reversed";
      reductionFen: number;
      basicFen: number;
      criticalFen: number;
      otherFen: number;
      inCatalogueFen: number;
      isReferred: boolean;
      yearNo: number;
      countedBeforeFen: number;
      countedFen: number;
      shareBeforeFen: number;
      tiltBeforeFen: number;
      knownBy: string;
      knownId: string | null;
      fundId: string | null;
      fundName: string | null;
      byName: string;
      reversal: null | {
        reason: string;
        reversedAt: string;
        byName: string;
      };
      sentences: string[];
      figures: ({
        sentence: string;
        isAssumed: boolean;
      })[];
      basis: string[];
      steps: ({
        title: string;
        value: string;
        from: string;
      })[];
      year: ({
        id: string;
        yearNo: number;
        hospitalName: string;
        dischargedOn: string;
        assistanceFen: number;
        isReversed: boolean;
      })[];
      isReproduced: boolean;
    };
  };
  'GET /api/v1/medical/own-bills': {
    params: never;
    query: {
      limit?: number;
      after?: string;
      hospitalCode: string;
      month: string;
    };
    body: never;
    response: {
      items: ({
        settlementId: string;
        billNo: string;
        dischargedOn: string;
        settledAt: string;
        totalFen: number;
        assistanceFen: number;
        ownFen: number;
        reversedAt: string | null;
      })[];
      next: string | null;
    };
  };
  'GET /api/v1/notices': {
    params: never;
    query: {
      limit?: number;
      after?: string;
      state?: "unread" | "all";
      kind?: string;
    };
    body: never;
    response: {
      items: ({
        id: string;
        kind: string;
        title: string;
        body: string;
        subjectKind: string | null;
        subjectId: string | null;
        at: string;
        isRead: boolean;
      })[];
      next: string | null;
    };
  };
  'GET /api/v1/notices/unread': {
    params: never;
    query: never;
    body: never;
    response: {
      count: number;
    };
  };
  'GET /api/v1/pay-agreements': {
    params: never;
    query: {
      limit?: number;
      after?: string;
      awardId?: string;
      personId?: string;
      homeId?: string;
      kind?: "guardian" | "carer" | "agent" | "home";
      state?: "open" | "held" | "coming" | "over" | "refused" | "withdrawn";
    };
    body: never;
    response: {
      items: ({
        id: string;
        awardId: string;
        scheme: string;
        holderId: string;
        holderName: string;
        townName: string | null;
        villageName: string | null;
        kind: "guardian" | "carer" | "agent" | "home";
        takes: "all" | "care";
        payeeId: string | null;
        homeId: string | null;
        payeeName: string;
        paper: string;
        scanId: string | null;
        fromOn: string;
        toOn: string | null;
        enteredAt: string;
        enteredByName: string;
        isOwn: boolean;
        how: string | null;
        endedAt: string | null;
        endedByName: string | null;
        overOn: string | null;
        overReason: string | null;
        overAt: string | null;
        overByName: string | null;
        state: "open" | "held" | "coming" | "over" | "refused" | "withdrawn";
      })[];
      next: string | null;
    };
  };
  'GET /api/v1/pay-agreements/{agreementId}': {
    params: {
      agreementId: string;
    };
    query: never;
    body: never;
    response: {
      id: string;
      awardId: string;
      scheme: string;
      holderId: string;
      holderName: string;
      townName: string | null;
      villageName: string | null;
      kind: "guardian" | "carer" | "agent" | "home";
      takes: "all" | "care";
      payeeId: string | null;
      homeId: string | null;
      payeeName: string;
      paper: string;
      scanId: string | null;
      fromOn: string;
      toOn: string | null;
      enteredAt: string;
      enteredByName: string;
      isOwn: boolean;
      how: string | null;
      endedAt: string | null;
      endedByName: string | null;
      overOn: string | null;
      overReason: string | null;
      overAt: string | null;
      overByName: string | null;
      state: "open" | "held" | "coming" | "over" | "refused" | "withdrawn";
    };
  };
  'GET /api/v1/pay-agreements/{agreementId}/scan/{scanId}': {
    params: {
      agreementId: string;
      scanId: string;
    };
    query: never;
    body: never;
    response: unknown;
  };
  'GET /api/v1/pay-banks': {
    params: never;
    query: never;
    body: never;
    response: {
      items: ({
        id: string;
        bankName: string;
        format: string;
        payerName: string;
        accountTail: string;
        enteredAt: string;
        enteredByName: string;
        isOwn: boolean;
        how: "confirmed" | "refused" | "withdrawn" | null;
        endedAt: string | null;
        endedByName: string | null;
        isCurrent: boolean;
      })[];
      formats: ({
        code: string;
        zh: string;
        en: string;
      })[];
    };
  };
  'GET /api/v1/pay-batches/{batchId}/file': {
    params: {
      batchId: string;
    };
    query: never;
    body: never;
    response: unknown;
  };
  'GET /api/v1/pay-batches/{batchId}/findings': {
    params: {
      batchId: string;
    };
    query: {
      limit?: number;
      after?: string;
      open?: boolean;
    };
    body: never;
    response: {
      items: ({
        no: number;
        kind: string;
        lineNo: number | null;
        facts: Record<string, string | number | null>;
        isOpen: boolean;
        how: string | null;
        reason: string | null;
        endedByName: string | null;
        foundAt: string;
      })[];
      next: string | null;
    };
  };
  'GET /api/v1/pay-batches/{batchId}/lines': {
    params: {
      batchId: string;
    };
    query: {
      limit?: number;
      after?: string;
      state?: "open" | "paid" | "failed";
    };
    body: never;
    response: {
      items: ({
        lineNo: number;
        reference: string;
        payeeId: string;
        holderName: string;
        accountTail: string;
        amountFen: number;
        state: "open" | "paid" | "failed";
        code: string;
        reason: string;
        at: string | null;
        isDecided: boolean;
      })[];
      next: string | null;
    };
  };
  'GET /api/v1/pay-homes': {
    params: never;
    query: {
      state?: "open" | "confirmed" | "refused" | "withdrawn";
    };
    body: never;
    response: {
      items: ({
        id: string;
        name: string;
        holderName: string;
        bankName: string;
        accountTail: string;
        enteredAt: string;
        enteredByName: string;
        isOwn: boolean;
        how: string | null;
        endedAt: string | null;
        endedByName: string | null;
        residents: number;
      })[];
      next: string | null;
    };
  };
  'GET /api/v1/pay-payees': {
    params: never;
    query: {
      awardId?: string;
      personId?: string;
      householdId?: string;
      takenBy?: string;
    };
    body: never;
    response: {
      items: ({
        awardId: string;
        scheme: string;
        holderName: string;
        part: "all" | "basic" | "care";
        kind: "self" | "head" | "guardian" | "carer" | "agent" | "home";
        payeeId: string | null;
        payeeName: string | null;
        homeId: string | null;
        agreementId: string | null;
        paper: string | null;
        fromOn: string | null;
        toOn: string | null;
        bankName: string | null;
        accountTail: string | null;
      })[];
    };
  };
  'GET /api/v1/pay-reconciliation': {
    params: never;
    query: {
      fromLines?: boolean;
    };
    body: never;
    response: {
      items: ({
        fundId: string;
        fundName: string;
        scheme: string;
        runs: number;
        rollFen: number;
        ledgerFen: number;
        givenFen: number;
        bankFen: number;
        besideFen: number;
        leftFen: number;
        agrees: boolean;
      })[];
    };
  };
  'GET /api/v1/pay-rhythms': {
    params: never;
    query: {
      scheme: string;
      firstMonth: string;
    };
    body: never;
    response: {
      declared: {
        rhythm: "month" | "quarter" | "once" | "in-kind";
        source: {
          zh: string;
          en: string;
        };
        isAssumed: boolean;
      } | null;
    };
  };
  'GET /api/v1/pay-runs': {
    params: never;
    query: {
      limit?: number;
      after?: string;
      scheme?: string;
      state?: "preview" | "frozen" | "signed" | "ended" | "abandoned";
    };
    body: never;
    response: {
      items: ({
        id: string;
        runNo: string;
        scheme: string;
        fundId: string;
        fundName: string;
        firstMonth: string;
        months: number;
        careApart: boolean;
        state: string;
        lines: number;
        amountFen: number;
        openFindings: number;
        preparedAt: string;
        preparedByName: string;
        version: number;
      })[];
      next: string | null;
    };
  };
  'GET /api/v1/pay-runs/{runId}': {
    params: {
      runId: string;
    };
    query: never;
    body: never;
    response: {
      id: string;
      runNo: string;
      scheme: string;
      fundId: string;
      fundName: string;
      firstMonth: string;
      months: number;
      careApart: boolean;
      state: string;
      lines: number;
      amountFen: number;
      openFindings: number;
      preparedAt: string;
      preparedByName: string;
      version: number;
      declared: {
        rhythm: "month" | "quarter" | "once" | "in-kind";
        source: {
          zh: string;
          en: string;
        };
        isAssumed: boolean;
      } | null;
      careBy: {
        zh: string;
        en: string;
      } | null;
      digest: string | null;
      frozenAt: string | null;
      frozenByName: string | null;
      signatures: ({
        no: number;
        byName: string;
        post: string;
        at: string;
      })[];
      towns: ({
        townId: string;
        townName: string | null;
        lines: number;
        amountFen: number;
      })[];
      findings: ({
        kind: string;
        open: number;
        all: number;
      })[];
    };
  };
  'GET /api/v1/pay-runs/{runId}/after': {
    params: {
      runId: string;
    };
    query: never;
    body: never;
    response: {
      isEnded: boolean;
      publicity: {
        shows: string[] | null;
        why: {
          zh: string;
          en: string;
        };
        days: number | null;
        people: number;
        villages: number;
        telephone: string | null;
        done: {
          at: string;
          byName: string;
          lists: number;
          lines: number;
          keptOff: number;
          lastDay: string;
        } | null;
      };
      notices: {
        paid: number;
        failed: number;
        withoutPhone: number;
        done: {
          at: string;
          byName: string;
          paid: number;
          failed: number;
          withoutPhone: number;
        } | null;
      };
    };
  };
  'GET /api/v1/pay-runs/{runId}/batches': {
    params: {
      runId: string;
    };
    query: never;
    body: never;
    response: {
      items: ({
        id: string;
        runId: string;
        no: number;
        batchNo: string;
        bankName: string;
        format: string;
        title: string;
        payOn: string;
        lines: number;
        amountFen: number;
        fileName: string;
        byteCount: number;
        sha256: string;
        madeAt: string;
        madeByName: string;
        isOwn: boolean;
        paidLines: number;
        paidFen: number;
        failedLines: number;
        failedFen: number;
        leftLines: number;
        openFindings: number;
        returns: ({
          id: string;
          fileName: string;
          lines: number;
          sha256: string;
          takenAt: string;
          takenByName: string;
        })[];
      })[];
    };
  };
  'GET /api/v1/pay-runs/{runId}/came-back': {
    params: {
      runId: string;
    };
    query: {
      limit?: number;
      after?: string;
    };
    body: never;
    response: {
      items: ({
        rollNo: number;
        try: number;
        batchId: string;
        lineNo: number;
        payeeId: string;
        holderName: string;
        period: string;
        amountFen: number;
        code: string;
        reason: string;
        accountTail: string;
        newAccountTail: string | null;
        barred: string | null;
        leftReason: string | null;
      })[];
      next: string | null;
    };
  };
  'GET /api/v1/pay-runs/{runId}/findings': {
    params: {
      runId: string;
    };
    query: {
      limit?: number;
      after?: string;
      kind?: string;
      open?: boolean;
    };
    body: never;
    response: {
      items: ({
        no: number;
        lineNo: number | null;
        kind: string;
        facts: Record<string, string | number>;
        holderName: string | null;
        payeeId: string | null;
        amountFen: number | null;
        settledHow: string | null;
        reason: string | null;
        settledByName: string | null;
      })[];
      next: string | null;
    };
  };
  'GET /api/v1/pay-runs/{runId}/lines': {
    params: {
      runId: string;
    };
    query: {
      limit?: number;
      after?: string;
      townId?: string;
      excluded?: boolean;
      name?: string;
      from?: number;
      sort?: "no" | "name" | "village" | "amount" | "-amount" | "state";
    };
    body: never;
    response: {
      items: ({
        no: number;
        awardId: string;
        period: string;
        item: string;
        amountFen: number;
        payeeId: string;
        holderName: string;
        payeeKind: string;
        payeeName: string | null;
        accountTail: string | null;
        bankName: string | null;
        townName: string | null;
        villageName: string | null;
        isExcluded: boolean;
      })[];
      next: string | null;
    };
  };
  'GET /api/v1/pay-runs/{runId}/reconciliation': {
    params: {
      runId: string;
    };
    query: never;
    body: never;
    response: {
      rollLines: number;
      rollFen: number;
      dueFen: number;
      givenFen: number;
      bankPaidFen: number;
      decidedFen: number;
      failedFen: number;
      leftFen: number;
      openFen: number;
      agrees: boolean;
      differences: ({
        kind: string;
        batchNo: string | null;
        lineNo: number | null;
        expected: string;
        found: string;
      })[];
    };
  };
  'GET /api/v1/pay-runs/{runId}/replay': {
    params: {
      runId: string;
    };
    query: never;
    body: never;
    response: {
      differences: ({
        partyId: string;
        period: string;
        isCare: boolean;
        dueFen: number;
        rollFen: number;
      })[];
    };
  };
  'GET /api/v1/pay-warnings': {
    params: never;
    query: {
      limit?: number;
      after?: string;
      personId?: string;
      kind?: "in-prison" | "moved-out";
      isOver?: boolean;
    };
    body: never;
    response: {
      items: ({
        id: string;
        personId: string;
        personName: string;
        townName: string | null;
        villageName: string | null;
        kind: "in-prison" | "moved-out";
        since: string;
        source: string;
        toldAt: string;
        toldByName: string;
        overOn: string | null;
        overReason: string | null;
        overByName: string | null;
        isOver: boolean;
      })[];
      next: string | null;
    };
  };
  'GET /api/v1/persons': {
    params: never;
    query: {
      townId?: string;
      villageId?: string;
      sex?: number;
      ageFrom?: number;
      ageTo?: number;
      disability?: string;
      disabilityGrade?: number;
      head?: boolean;
      withoutHousehold?: boolean;
      living?: "yes" | "no" | "all";
      roster?: string;
      limit?: number;
      after?: string;
      q?: string;
      sort?: "name" | "birth" | "-birth";
    };
    body: never;
    response: {
      items: ({
        id: string;
        name: string;
        sex: number;
        birthDate: string | null;
        idMasked: string | null;
        phoneMasked: string | null;
        townId: string;
        townName: string | null;
        villageId: string;
        villageName: string | null;
        householdId: string | null;
        relation: string | null;
        isHead: boolean;
        disabilityKind: string | null;
        disabilityGrade: number | null;
        diedOn: string | null;
      })[];
      next: string | null;
    } & {
      understood: ({
        kind: string;
        text: string;
      })[];
      hint: string | null;
    };
  };
  'GET /api/v1/persons/{id}': {
    params: {
      id: string;
    };
    query: {
      on?: string;
    };
    body: never;
    response: {
      id: string;
      name: string;
      sex: number;
      birthDate: string | null;
      idMasked: string | null;
      phoneMasked: string | null;
      townId: string;
      townName: string | null;
      villageId: string;
      villageName: string | null;
      householdId: string | null;
      relation: string | null;
      isHead: boolean;
      disabilityKind: string | null;
      disabilityGrade: number | null;
      diedOn: string | null;
    } & {
      version: number;
      lunarBirth: string | null;
      ageYears: number | null;
      ethnicity: string;
      nationality: string;
      idKind: string;
      source: string;
      createdAt: string;
      mergedInto: string | null;
      formerIds: ({
        id: string;
        kind: string;
        masked: string;
        heldUntil: string | null;
      })[];
      household: {
        id: string;
        householdNo: string | null;
        headName: string | null;
        headId: string | null;
        joinedOn: string;
        members: number;
      } | null;
      certificates: ({
        id: string;
        kind: string;
        grade: number;
        issuedOn: string | null;
        validUntil: string | null;
        revokedOn: string | null;
      })[];
      accounts: ({
        id: string;
        masked: string;
        bankName: string;
        holderName: string;
        holderRelation: string | null;
        since: string;
        closedOn: string | null;
      })[];
      rosters: ({
        id: string;
        roster: string;
        fromOn: string;
        toOn: string | null;
        enterReason: string;
      })[];
      photoId: string | null;
      openPairs: number;
      asOf: string | null;
    };
  };
  'GET /api/v1/persons/{id}/photo': {
    params: {
      id: string;
    };
    query: never;
    body: never;
    response: unknown;
  };
  'GET /api/v1/persons/{id}/timeline': {
    params: {
      id: string;
    };
    query: never;
    body: never;
    response: {
      items: ({
        id: string;
        act: string;
        on: string;
        at: string;
        byName: string;
        document: string;
        reason: string;
        fields: ({
          field: string;
          before: string | number | null | Record<string, string | null>;
          after: string | number | null | Record<string, string | null>;
          until?: string;
        })[];
        importId: string | null;
        importRow: number | null;
        fromRecord: string | null;
      })[];
    };
  };
  'GET /api/v1/persons/{personId}/received': {
    params: {
      personId: string;
    };
    query: never;
    body: never;
    response: {
      name: string;
      persons: number;
      totalFen: number;
      waitingFen: number;
      rows: ({
        period: string;
        scheme: string;
        unit: string;
        amount: number;
        waiting: number;
        personId: string | null;
        personName: string | null;
        origin: "book" | "roster";
      })[];
      gifts: ({
        kind: "goods" | "service" | "exemption";
        on: string;
        to: string | null;
        isGoingOn: boolean;
        title: string;
        detail: string;
        worthFen: number | null;
        personId: string | null;
        personName: string | null;
        caseId: string | null;
      })[];
      changes: ({
        awardId: string;
        scheme: string;
        personId: string | null;
        personName: string | null;
        kind: string;
        fromMonth: string;
        amountFen: number;
        cause: string;
        reason: string;
        document: string;
      })[];
    };
  };
  'GET /api/v1/policy/changes': {
    params: never;
    query: {
      region?: string;
      from: string;
      to: string;
    };
    body: never;
    response: {
      schemes: ({
        code: string;
        title: string;
        before: "in-force" | "not-in-force" | "missing-parameters";
        after: "in-force" | "not-in-force" | "missing-parameters";
      })[];
      figures: ({
        code: string;
        title: string;
        kind: string;
        label: string;
        before: {
          region: string;
          regionName: string;
          held: number;
          said: string;
          written: string;
          from: string;
          until: string | null;
          published: string;
          known: string;
          source: {
            written: string;
            title: string;
            number: string | null;
            issuer: string;
            place: string;
            published: string;
            isUnchecked: boolean;
          } | null;
          assumed: string | null;
        } | null;
        after: {
          region: string;
          regionName: string;
          held: number;
          said: string;
          written: string;
          from: string;
          until: string | null;
          published: string;
          known: string;
          source: {
            written: string;
            title: string;
            number: string | null;
            issuer: string;
            place: string;
            published: string;
            isUnchecked: boolean;
          } | null;
          assumed: string | null;
        } | null;
      })[];
      rules: ({
        code: string;
        title: string;
        schemes: ({
          code: string;
          title: string;
        })[];
        before: {
          written: string;
          title: string;
          number: string | null;
          issuer: string;
          place: string;
          published: string;
          isUnchecked: boolean;
        } | null;
        after: {
          written: string;
          title: string;
          number: string | null;
          issuer: string;
          place: string;
          published: string;
          isUnchecked: boolean;
        } | null;
      })[];
    };
  };
  'GET /api/v1/policy/days': {
    params: never;
    query: {
      region?: string;
    };
    body: never;
    response: {
      items: ({
        day: string;
        figures: number;
        rules: number;
        schemes: number;
      })[];
    };
  };
  'GET /api/v1/policy/facts': {
    params: never;
    query: never;
    body: never;
    response: {
      household: ({
        name: string;
        title: string;
        question: string;
        kind: string;
        period: string | null;
        choices: ({
          value: string;
          label: string;
        })[];
        minimum: number;
        maximum: number;
      })[];
      members: ({
        name: string;
        title: string;
        question: string;
        kind: string;
        period: string | null;
        choices: ({
          value: string;
          label: string;
        })[];
        minimum: number;
        maximum: number;
      })[];
      membersMax: number;
    };
  };
  'GET /api/v1/policy/limits': {
    params: never;
    query: {
      region?: string;
      on?: string;
      start?: string;
    };
    body: never;
    response: {
      items: ({
        code: string;
        title: string;
        schemes: string[];
        counts: "working-days" | "days";
        days: number;
        figure: {
          region: string;
          regionName: string;
          held: number;
          said: string;
          written: string;
          from: string;
          until: string | null;
          published: string;
          known: string;
          source: {
            written: string;
            title: string;
            number: string | null;
            issuer: string;
            place: string;
            published: string;
            isUnchecked: boolean;
          } | null;
          assumed: string | null;
        };
        lastDay: string | null;
        isProvisional: boolean;
      })[];
    };
  };
  'GET /api/v1/policy/parameters': {
    params: never;
    query: {
      region?: string;
      on?: string;
      q?: string;
    };
    body: never;
    response: {
      items: ({
        code: string;
        title: string;
        kind: string;
        group: {
          code: string;
          title: string;
        };
        usedBy: ({
          code: string;
          title: string;
        })[];
        cells: ({
          cell: string;
          label: string;
          won: {
            region: string;
            regionName: string;
            held: number;
            said: string;
            written: string;
            from: string;
            until: string | null;
            published: string;
            known: string;
            source: {
              written: string;
              title: string;
              number: string | null;
              issuer: string;
              place: string;
              published: string;
              isUnchecked: boolean;
            } | null;
            assumed: string | null;
          } | null;
          beaten: ({
            region: string;
            regionName: string;
            held: number;
            said: string;
            written: string;
            from: string;
            until: string | null;
            published: string;
            known: string;
            source: {
              written: string;
              title: string;
              number: string | null;
              issuer: string;
              place: string;
              published: string;
              isUnchecked: boolean;
            } | null;
            assumed: string | null;
          })[];
        })[];
        isAssumed: boolean;
        isSet: boolean;
      })[];
    };
  };
  'GET /api/v1/policy/parameters/{code}': {
    params: {
      code: string;
    };
    query: {
      region?: string;
      on?: string;
      with?: string;
    };
    body: never;
    response: {
      parameter: {
        code: string;
        title: string;
        kind: string;
        group: {
          code: string;
          title: string;
        };
        usedBy: ({
          code: string;
          title: string;
        })[];
        cells: ({
          cell: string;
          label: string;
          won: {
            region: string;
            regionName: string;
            held: number;
            said: string;
            written: string;
            from: string;
            until: string | null;
            published: string;
            known: string;
            source: {
              written: string;
              title: string;
              number: string | null;
              issuer: string;
              place: string;
              published: string;
              isUnchecked: boolean;
            } | null;
            assumed: string | null;
          } | null;
          beaten: ({
            region: string;
            regionName: string;
            held: number;
            said: string;
            written: string;
            from: string;
            until: string | null;
            published: string;
            known: string;
            source: {
              written: string;
              title: string;
              number: string | null;
              issuer: string;
              place: string;
              published: string;
              isUnchecked: boolean;
            } | null;
            assumed: string | null;
          })[];
        })[];
        isAssumed: boolean;
        isSet: boolean;
      };
      cells: ({
        cell: string;
        label: string;
        levels: ({
          region: string;
          regionName: string;
          rank: number | null;
          figures: ({
            region: string;
            regionName: string;
            held: number;
            said: string;
            written: string;
            from: string;
            until: string | null;
            published: string;
            known: string;
            source: {
              written: string;
              title: string;
              number: string | null;
              issuer: string;
              place: string;
              published: string;
              isUnchecked: boolean;
            } | null;
            assumed: string | null;
          })[];
        })[];
        holds: ({
          from: string;
          region: string | null;
        })[];
      })[];
      regions: ({
        code: string;
        name: string;
      })[];
    };
  };
  'GET /api/v1/policy/regions': {
    params: never;
    query: never;
    body: never;
    response: {
      own: string;
      today: string;
      items: ({
        code: string;
        name: string;
      })[];
    };
  };
  'GET /api/v1/policy/schemes': {
    params: never;
    query: {
      region?: string;
      on?: string;
    };
    body: never;
    response: {
      items: ({
        code: string;
        title: string;
        summary: string;
        unit: "household" | "member";
        period: string;
        isStanding: boolean;
        status: "in-force" | "not-in-force" | "missing-parameters";
        missing: ({
          code: string;
          title: string;
        })[];
        from: string;
        end: string | null;
        basis: ({
          written: string;
          title: string;
          number: string | null;
          issuer: string;
          place: string;
          published: string;
          isUnchecked: boolean;
        })[];
        figures: number;
        assumed: number;
      })[];
    };
  };
  'GET /api/v1/policy/schemes/{code}': {
    params: {
      code: string;
    };
    query: {
      region?: string;
      on?: string;
    };
    body: never;
    response: {
      scheme: {
        code: string;
        title: string;
        summary: string;
        unit: "household" | "member";
        period: string;
        isStanding: boolean;
        status: "in-force" | "not-in-force" | "missing-parameters";
        missing: ({
          code: string;
          title: string;
        })[];
        from: string;
        end: string | null;
        basis: ({
          written: string;
          title: string;
          number: string | null;
          issuer: string;
          place: string;
          published: string;
          isUnchecked: boolean;
        })[];
        figures: number;
        assumed: number;
      };
      conditions: ({
        code: string;
        title: string;
        depth: number;
        kind: string;
        article: {
          written: string;
          title: string;
          number: string | null;
          issuer: string;
          place: string;
          published: string;
          isUnchecked: boolean;
        };
        since: string | null;
        how: "all" | "any" | "cases" | "one";
        lines: string[];
        says: string[];
      })[];
      amounts: ({
        code: string;
        title: string;
        depth: number;
        kind: string;
        article: {
          written: string;
          title: string;
          number: string | null;
          issuer: string;
          place: string;
          published: string;
          isUnchecked: boolean;
        };
        since: string | null;
        how: "all" | "any" | "cases" | "one";
        lines: string[];
        says: string[];
      })[];
      parameters: ({
        code: string;
        title: string;
        kind: string;
        group: {
          code: string;
          title: string;
        };
        usedBy: ({
          code: string;
          title: string;
        })[];
        cells: ({
          cell: string;
          label: string;
          won: {
            region: string;
            regionName: string;
            held: number;
            said: string;
            written: string;
            from: string;
            until: string | null;
            published: string;
            known: string;
            source: {
              written: string;
              title: string;
              number: string | null;
              issuer: string;
              place: string;
              published: string;
              isUnchecked: boolean;
            } | null;
            assumed: string | null;
          } | null;
          beaten: ({
            region: string;
            regionName: string;
            held: number;
            said: string;
            written: string;
            from: string;
            until: string | null;
            published: string;
            known: string;
            source: {
              written: string;
              title: string;
              number: string | null;
              issuer: string;
              place: string;
              published: string;
              isUnchecked: boolean;
            } | null;
            assumed: string | null;
          })[];
        })[];
        isAssumed: boolean;
        isSet: boolean;
      })[];
      interactions: ({
        kind: string;
        title: string;
        other: {
          code: string;
          title: string;
        };
        isFirst: boolean;
        article: {
          written: string;
          title: string;
          number: string | null;
          issuer: string;
          place: string;
          published: string;
          isUnchecked: boolean;
        };
      })[];
      versions: ({
        day: string;
        kind: "begins" | "changed" | "ends";
        rules: ({
          title: string;
          article: {
            written: string;
            title: string;
            number: string | null;
            issuer: string;
            place: string;
            published: string;
            isUnchecked: boolean;
          };
          before: {
            how: "all" | "any" | "cases" | "one";
            lines: string[];
          } | null;
          after: {
            how: "all" | "any" | "cases" | "one";
            lines: string[];
          };
        })[];
      })[];
      limits: ({
        code: string;
        title: string;
        schemes: string[];
        counts: "working-days" | "days";
        days: number;
        figure: {
          region: string;
          regionName: string;
          held: number;
          said: string;
          written: string;
          from: string;
          until: string | null;
          published: string;
          known: string;
          source: {
            written: string;
            title: string;
            number: string | null;
            issuer: string;
            place: string;
            published: string;
            isUnchecked: boolean;
          } | null;
          assumed: string | null;
        };
        lastDay: string | null;
        isProvisional: boolean;
      })[];
      examples: ({
        name: string;
        region: string;
        regionName: string;
        day: string;
        isOfPack: boolean;
        source: {
          written: string;
          title: string;
          number: string | null;
          issuer: string;
          place: string;
          published: string;
          isUnchecked: boolean;
        };
        eligible: boolean;
        amount: string | null;
        members: number;
        facts: {
          household: Record<string, string | number | boolean>;
          members: (Record<string, string | number | boolean>)[];
        };
      })[];
    };
  };
  'GET /api/v1/policy/working-days': {
    params: never;
    query: {
      start: string;
      days: number;
    };
    body: never;
    response: {
      lastDay: string;
      isProvisional: boolean;
      holidays: string[];
      workedWeekendDays: string[];
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
  'GET /api/v1/public-tips': {
    params: never;
    query: {
      limit?: number;
      after?: string;
      state?: "open" | "assigned" | "answered" | "closed";
      kind?: "objection" | "list" | "tip";
      listId?: string;
    };
    body: never;
    response: {
      items: ({
        id: string;
        kind: string;
        state: string;
        townName: string | null;
        villageName: string | null;
        matterTitle: string | null;
        listId: string | null;
        caseId: string | null;
        isAnonymous: boolean;
        receivedAt: string;
        holderName: string | null;
        text: string;
        lastNo: number;
      })[];
      next: string | null;
    };
  };
  'GET /api/v1/public-tips/{tipId}': {
    params: {
      tipId: string;
    };
    query: never;
    body: never;
    response: {
      id: string;
      kind: string;
      state: string;
      townName: string | null;
      villageName: string | null;
      matterTitle: string | null;
      listId: string | null;
      caseId: string | null;
      isAnonymous: boolean;
      receivedAt: string;
      holderName: string | null;
      text: string;
      lastNo: number;
      lineNo: number | null;
      answers: ({
        code: string;
        title: string;
      })[];
      acts: ({
        no: number;
        kind: string;
        note: string;
        at: string;
        by: string;
      })[];
    };
  };
  'GET /api/v1/publication/cases/{caseId}': {
    params: {
      caseId: string;
    };
    query: never;
    body: never;
    response: {
      lists: ({
        id: string;
        kind: string;
        postedOn: string;
        lastDay: string | null;
        removedOn: string | null;
        takenDownOn: string | null;
        takenDownHow: string | null;
        proofs: number;
      })[];
      objections: ({
        id: string;
        state: string;
        receivedAt: string;
        isAnonymous: boolean;
        text: string;
      })[];
    };
  };
  'GET /api/v1/publication/lists': {
    params: never;
    query: {
      limit?: number;
      after?: string;
      state?: "hanging" | "over" | "archive";
      matter?: string;
      townId?: string;
      villageId?: string;
    };
    body: never;
    response: {
      items: ({
        id: string;
        kind: string;
        matter: string;
        matterTitle: string;
        townName: string;
        villageName: string;
        postedOn: string;
        lastDay: string | null;
        daysLeft: number | null;
        size: number;
        proofs: number;
        objectionsOpen: number;
        objections: number;
        toConclude: number;
        takenDownOn: string | null;
        takenDownHow: string | null;
      })[];
      next: string | null;
    };
  };
  'GET /api/v1/publication/lists/{listId}': {
    params: {
      listId: string;
    };
    query: never;
    body: never;
    response: {
      id: string;
      kind: string;
      matter: string;
      matterTitle: string;
      townName: string;
      villageName: string;
      postedOn: string;
      lastDay: string | null;
      daysLeft: number | null;
      size: number;
      proofs: number;
      objectionsOpen: number;
      objections: number;
      toConclude: number;
      takenDownOn: string | null;
      takenDownHow: string | null;
      where: string;
      step: string | null;
      telephone: string;
      postedBy: string;
      takenDownReason: string | null;
      takenDownBy: string | null;
      digest: string;
      isIntact: boolean;
      shows: string[];
      amountPer: string | null;
      lines: ({
        no: number;
        applicant: string | null;
        members: number | null;
        amountFen: number | null;
        caseId: string | null;
        removedOn: string | null;
      })[];
      photos: ({
        id: string;
        slot: string;
        mediaType: string;
        byteCount: number;
        takenAt: string | null;
        addedAt: string;
        addedBy: string;
        addedPost: string;
        withdrawnAt: string | null;
        withdrawnBy: string | null;
        withdrawnReason: string | null;
      })[];
    };
  };
  'GET /api/v1/publication/preview': {
    params: never;
    query: {
      matter: string;
      step: string;
      villageId: string;
      postedOn?: string;
      days?: number;
    };
    body: never;
    response: {
      matterTitle: string;
      where: string;
      villageName: string;
      townName: string;
      telephone: string | null;
      amountPer: string | null;
      needsDays: boolean;
      lists: ({
        lastDay: string | null;
        shows: string[];
        lines: ({
          caseId: string;
          caseNo: string;
          name: string;
          applicant: string | null;
          members: number | null;
          amountFen: number | null;
        })[];
      })[];
      refused: ({
        caseId: string;
        caseNo: string;
        name: string;
        code: string;
        what: string;
        next: string;
      })[];
    };
  };
  'GET /api/v1/publication/standing/matters': {
    params: never;
    query: never;
    body: never;
    response: {
      items: ({
        matter: string;
        title: string;
      })[];
    };
  };
  'GET /api/v1/publication/standing/preview': {
    params: never;
    query: {
      matter: string;
      villageId: string;
    };
    body: never;
    response: {
      matterTitle: string;
      where: string;
      villageName: string;
      townName: string;
      telephone: string | null;
      amountPer: string | null;
      needsDays: boolean;
      lists: ({
        lastDay: string | null;
        shows: string[];
        lines: ({
          caseId: string;
          caseNo: string;
          name: string;
          applicant: string | null;
          members: number | null;
          amountFen: number | null;
        })[];
      })[];
      refused: ({
        caseId: string;
        caseNo: string;
        name: string;
        code: string;
        what: string;
        next: string;
      })[];
      hangingSince: string | null;
      hangingSize: number | null;
    };
  };
  'GET /api/v1/publication/waiting': {
    params: never;
    query: {
      limit?: number;
      after?: string;
    };
    body: never;
    response: {
      items: ({
        matter: string;
        matterTitle: string;
        step: string;
        stepTitle: string;
        townId: string;
        townName: string;
        villageId: string;
        villageName: string;
        count: number;
        dueOn: string | null;
        dueIsProvisional: boolean;
      })[];
      next: string | null;
    };
  };
  'GET /api/v1/recoveries': {
    params: never;
    query: {
      limit?: number;
      after?: string;
      scheme?: string;
      townId?: string;
      villageId?: string;
      householdId?: string;
      personId?: string;
      name?: string;
      state?: "open" | "closed" | "waiting";
      how?: "set-off" | "paid-in" | "ordered";
      sort?: "recent" | "name" | "-over" | "-left";
    };
    body: never;
    response: {
      items: ({
        id: string;
        awardId: string;
        scheme: string;
        holderName: string;
        townName: string | null;
        villageName: string | null;
        how: string;
        overFen: number;
        backFen: number;
        remittedFen: number;
        leftFen: number;
        instalments: number;
        settled: number;
        isWaiting: boolean;
        fromMonth: string;
        agreedOn: string;
      })[];
      next: string | null;
    };
  };
  'GET /api/v1/recoveries/overpaid': {
    params: never;
    query: {
      limit?: number;
      after?: string;
      scheme?: string;
      townId?: string;
      villageId?: string;
      householdId?: string;
      personId?: string;
      name?: string;
      sort?: "-over" | "over" | "-last" | "name";
    };
    body: never;
    response: {
      items: ({
        scheme: string;
        partyId: string;
        awardId: string;
        personId: string;
        holderName: string;
        townName: string | null;
        villageName: string | null;
        months: number;
        firstMonth: string;
        lastMonth: string;
        overFen: number;
        nowFen: number;
        cause: string;
      })[];
      next: string | null;
    };
  };
  'GET /api/v1/recoveries/{recoveryId}': {
    params: {
      recoveryId: string;
    };
    query: never;
    body: never;
    response: {
      id: string;
      awardId: string;
      scheme: string;
      holderName: string;
      townName: string | null;
      villageName: string | null;
      how: string;
      overFen: number;
      backFen: number;
      remittedFen: number;
      leftFen: number;
      instalments: number;
      settled: number;
      isWaiting: boolean;
      fromMonth: string;
      agreedOn: string;
      personId: string;
      signedBy: string;
      document: string;
      madeByName: string;
      madeAt: string;
      months: ({
        period: string;
        overFen: number;
      })[];
      parts: ({
        no: number;
        dueMonth: string;
        amountFen: number;
        remittedFen: number;
        leftFen: number;
        how: string | null;
        receivedOn: string | null;
        document: string | null;
        byName: string | null;
        transferId: string | null;
      })[];
      remissions: ({
        id: string;
        amountFen: number;
        ground: "hardship" | "no-estate" | "other";
        reason: string;
        document: string;
        decidedOn: string;
        proposedAt: string;
        proposedByName: string;
        isOwn: boolean;
        how: string | null;
        at: string | null;
        byName: string | null;
        note: string | null;
        transferId: string | null;
      })[];
    };
  };
  'GET /api/v1/registry/code-lists': {
    params: never;
    query: never;
    body: never;
    response: {
      lists: ({
        name: string;
        source: string;
        codes: ({
          code: string;
          zh: string;
          en: string;
        })[];
      })[];
    };
  };
  'GET /api/v1/registry/counts': {
    params: never;
    query: {
      townId?: string;
    };
    body: never;
    response: {
      items: ({
        placeId: string;
        placeName: string | null;
        persons: number;
        households: number;
      })[];
    };
  };
  'GET /api/v1/relief': {
    params: never;
    query: {
      limit?: number;
      after?: string;
      year?: number;
      townId?: string;
      villageId?: string;
      householdId?: string;
      source?: "reserve" | "county" | "none";
    };
    body: never;
    response: {
      items: ({
        id: string;
        caseId: string;
        caseNo: string;
        acceptedOn: string | null;
        townName: string | null;
        villageName: string | null;
        holderName: string;
        personId: string;
        householdId: string | null;
        idMasked: string | null;
        persons: number | null;
        standing: "extreme" | "dibao" | "other";
        kind: string;
        cause: string;
        amountFen: number;
        decidedBy: "town" | "county";
        decidedOn: string;
        way: "cash" | "goods" | "referral";
        what: string;
        source: "reserve" | "county" | "none";
        paidOn: string | null;
        accountTail: string | null;
        byName: string;
        isTakenBack: boolean;
      })[];
      next: string | null;
    };
  };
  'GET /api/v1/relief-towns': {
    params: never;
    query: {
      year: number;
    };
    body: never;
    response: {
      items: ({
        townId: string;
        townName: string;
        receivedFen: string | null;
        leftFen: string | null;
        reserveGrants: number;
        reserveFen: string;
        countyGrants: number;
        countyFen: string;
        otherGrants: number;
        people: number;
      })[];
    };
  };
  'GET /api/v1/rosters': {
    params: never;
    query: never;
    body: never;
    response: {
      items: ({
        code: string;
        zh: string;
        en: string;
        of: string;
        source: string;
        members: number;
      })[];
    };
  };
  'GET /api/v1/rosters/{code}/members': {
    params: {
      code: string;
    };
    query: {
      limit?: number;
      after?: string;
      townId?: string;
      villageId?: string;
      left?: boolean;
    };
    body: never;
    response: {
      items: ({
        id: string;
        personId: string;
        name: string;
        sex: number;
        birthDate: string | null;
        idMasked: string | null;
        diedOn: string | null;
        householdId: string | null;
        townId: string;
        townName: string | null;
        villageId: string;
        villageName: string | null;
        fromOn: string;
        toOn: string | null;
        enterReason: string;
        leaveReason: string | null;
        importId: string | null;
        importRow: number | null;
        facts: Record<string, unknown>;
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
      passwordRules: {
        lengthMin: number;
        kindsMin: number;
        history: number;
        daysMax: number;
      };
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
  'GET /api/v1/sms': {
    params: never;
    query: {
      limit?: number;
      after?: string;
      state?: "waiting" | "sending" | "sent" | "delivered" | "failed" | "unsure" | "opted-out" | "no-phone";
      template?: string;
      subjectId?: string;
    };
    body: never;
    response: {
      items: ({
        id: string;
        template: string;
        templateTitle: string;
        subjectKind: string;
        subjectId: string;
        name: string;
        phone: string | null;
        text: string;
        parts: number;
        state: "waiting" | "sending" | "sent" | "delivered" | "failed" | "unsure" | "opted-out" | "no-phone";
        attempts: number;
        writtenAt: string;
        writtenBy: string;
        sentAt: string | null;
        reportedAt: string | null;
        nextAt: string | null;
        problem: string | null;
        villageName: string | null;
        isResent: boolean;
      })[];
      next: string | null;
    };
  };
  'GET /api/v1/sms/gateway': {
    params: never;
    query: never;
    body: never;
    response: {
      name: string;
    };
  };
  'GET /api/v1/sms/opt-outs': {
    params: never;
    query: {
      limit?: number;
      after?: string;
    };
    body: never;
    response: {
      items: ({
        phone: string;
        since: string;
        by: string;
        reason: string;
      })[];
      next: string | null;
    };
  };
  'GET /api/v1/systems': {
    params: never;
    query: never;
    body: never;
    response: {
      items: ({
        id: string;
        name: string;
        contact: string;
        document: string;
        permissions: string[];
        placeId: string | null;
        placeName: string | null;
        callsPerMinute: number;
        madeAt: string;
        madeBy: string;
        stoppedAt: string | null;
        version: number;
        keys: ({
          id: string;
          tail: string;
          madeAt: string;
          madeBy: string;
          endsAt: string;
          revokedAt: string | null;
          usedAt: string | null;
          isGood: boolean;
        })[];
      })[];
      next: string | null;
    };
  };
  'GET /api/v1/systems/permissions': {
    params: never;
    query: never;
    body: never;
    response: {
      items: ({
        permission: "divisions.read" | "applications.hand-in" | "medical.settle" | "cases.results";
        title: string;
      })[];
    };
  };
  'GET /api/v1/systems/{systemId}': {
    params: {
      systemId: string;
    };
    query: never;
    body: never;
    response: {
      id: string;
      name: string;
      contact: string;
      document: string;
      permissions: string[];
      placeId: string | null;
      placeName: string | null;
      callsPerMinute: number;
      madeAt: string;
      madeBy: string;
      stoppedAt: string | null;
      version: number;
      keys: ({
        id: string;
        tail: string;
        madeAt: string;
        madeBy: string;
        endsAt: string;
        revokedAt: string | null;
        usedAt: string | null;
        isGood: boolean;
      })[];
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
        idMasked: string | null;
        otherAccounts: ({
          id: string;
          login: string;
          name: string;
        })[];
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
      idMasked: string | null;
      otherAccounts: ({
        id: string;
        login: string;
        name: string;
      })[];
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
  'GET /api/v1/visits': {
    params: never;
    query: {
      limit?: number;
      after?: string;
      planId?: string;
      phase?: "planned" | "attempted" | "conflict" | "rectifying" | "done" | "cancelled";
      townId?: string;
      villageId?: string;
      subjectId?: string;
      caseId?: string;
      late?: boolean;
    };
    body: never;
    response: {
      items: ({
        id: string;
        planId: string | null;
        caseId: string | null;
        caseStep: string | null;
        caseState: string | null;
        planTitle: string;
        checklist: string;
        checklistTitle: string;
        stratum: string;
        subjectKind: string;
        subjectId: string | null;
        name: string;
        address: string;
        townId: string;
        townName: string | null;
        villageId: string;
        villageName: string | null;
        fromOn: string;
        dueOn: string;
        team: ({
          userId: string | null;
          name: string;
        })[];
        phase: string;
        visitedOn: string | null;
        attempts: number;
        findings: number;
        findingsOpen: number;
      })[];
      next: string | null;
    };
  };
  'GET /api/v1/visits/checklists': {
    params: never;
    query: never;
    body: never;
    response: {
      items: ({
        code: string;
        title: string;
        of: string;
        teamMin: number;
        shares: ({
          stratum: string;
          title: string;
          percent: number;
          article: string;
        })[];
      })[];
    };
  };
  'GET /api/v1/visits/findings': {
    params: never;
    query: {
      limit?: number;
      after?: string;
      townId?: string;
      villageId?: string;
      state?: "open" | "rectified";
      late?: boolean;
    };
    body: never;
    response: {
      items: ({
        visitId: string;
        code: string;
        say: string;
        state: string;
        foundOn: string;
        dueOn: string;
        isLate: boolean;
        name: string;
        checklist: string;
        checklistTitle: string;
        planTitle: string;
        townId: string;
        townName: string | null;
        villageId: string;
        villageName: string | null;
      })[];
      next: string | null;
    };
  };
  'GET /api/v1/visits/mine': {
    params: never;
    query: never;
    body: never;
    response: {
      today: string;
      visits: ({
        id: string;
        checklist: string;
        name: string;
        address: string;
        villageName: string | null;
        fromOn: string;
        dueOn: string;
        phase: string;
        attempts: number;
        team: ({
          userId: string | null;
          name: string;
        })[];
        heads: string[];
      })[];
      checklists: ({
        code: string;
        title: string;
        teamMin: number;
        texts: unknown[];
      })[];
      hasMore: boolean;
    };
  };
  'GET /api/v1/visits/officers': {
    params: never;
    query: {
      townId?: string;
    };
    body: never;
    response: {
      items: ({
        userId: string;
        name: string;
        post: string;
        level: string;
        placeName: string | null;
      })[];
    };
  };
  'GET /api/v1/visits/plans': {
    params: never;
    query: {
      limit?: number;
      after?: string;
    };
    body: never;
    response: {
      items: ({
        id: string;
        title: string;
        checklist: string;
        checklistTitle: string;
        townId: string | null;
        townName: string | null;
        fromOn: string;
        toOn: string;
        stage: "made" | "listed" | "drawn";
        listed: number;
        drawn: number;
        visited: number;
        cancelled: number;
        createdByName: string;
        createdAt: string;
      })[];
      next: string | null;
    };
  };
  'GET /api/v1/visits/plans/{planId}': {
    params: {
      planId: string;
    };
    query: never;
    body: never;
    response: {
      plan: {
        id: string;
        title: string;
        checklist: string;
        checklistTitle: string;
        townId: string | null;
        townName: string | null;
        fromOn: string;
        toOn: string;
        stage: "made" | "listed" | "drawn";
        listed: number;
        drawn: number;
        visited: number;
        cancelled: number;
        createdByName: string;
        createdAt: string;
      };
      shares: Record<string, number>;
      commitment: string;
      publicSource: string | null;
      publicNumber: string | null;
      listHash: string | null;
      seed: string | null;
      drawnAt: string | null;
      drawNo: number | null;
      teamMin: number;
      coverage: ({
        townId: string;
        townName: string | null;
        stratum: string;
        stratumTitle: string;
        percent: number;
        listed: number;
        drawn: number;
        visited: number;
        cancelled: number;
        missing: number;
      })[];
    };
  };
  'GET /api/v1/visits/plans/{planId}/proof': {
    params: {
      planId: string;
    };
    query: never;
    body: never;
    response: {
      commitment: string;
      secret: string;
      listHash: string;
      publicNumber: string;
      seed: string;
      list: string;
      shares: Record<string, number>;
      drawn: string[];
      checks: {
        commitment: boolean;
        list: boolean;
        seed: boolean;
        draw: boolean;
      };
    };
  };
  'GET /api/v1/visits/{visitId}': {
    params: {
      visitId: string;
    };
    query: never;
    body: never;
    response: {
      visit: {
        id: string;
        planId: string | null;
        caseId: string | null;
        caseStep: string | null;
        caseState: string | null;
        planTitle: string;
        checklist: string;
        checklistTitle: string;
        stratum: string;
        subjectKind: string;
        subjectId: string | null;
        name: string;
        address: string;
        townId: string;
        townName: string | null;
        villageId: string;
        villageName: string | null;
        fromOn: string;
        dueOn: string;
        team: ({
          userId: string | null;
          name: string;
        })[];
        phase: string;
        visitedOn: string | null;
        attempts: number;
        findings: number;
        findingsOpen: number;
      };
      today: string;
      heads: ({
        id: string;
        bases: string[];
        outcome: string;
        visitedOn: string;
        endedAt: string;
        arrivedAt: string;
        byName: string;
        team: ({
          userId: string | null;
          name: string;
        })[];
        position: {
          latitude: number;
          longitude: number;
          accuracyMetres: number;
        } | null;
        answers: Record<string, unknown>;
        remark: string;
        photos: string[];
        signatures: ({
          name: string;
          photoId: string;
        })[];
      })[];
      current: {
        id: string;
        bases: string[];
        outcome: string;
        visitedOn: string;
        endedAt: string;
        arrivedAt: string;
        byName: string;
        team: ({
          userId: string | null;
          name: string;
        })[];
        position: {
          latitude: number;
          longitude: number;
          accuracyMetres: number;
        } | null;
        answers: Record<string, unknown>;
        remark: string;
        photos: string[];
        signatures: ({
          name: string;
          photoId: string;
        })[];
      } | null;
      findings: ({
        code: string;
        say: string;
        article: string | null;
        state: string;
        dueOn: string;
        closedOn: string | null;
        acts: ({
          kind: string;
          on: string;
          byId: string;
          byName: string;
          note: string;
          passed: boolean | null;
          photos: string[];
        })[];
      })[];
      cancelled: {
        reason: string;
        byName: string;
        on: string;
      } | null;
      history: ({
        no: number;
        kind: string;
        at: string;
        byName: string;
        post: string;
      })[];
      text: unknown;
    };
  };
  'GET /api/v1/visits/{visitId}/photos/{photoId}': {
    params: {
      visitId: string;
      photoId: string;
    };
    query: never;
    body: never;
    response: unknown;
  };
  'GET /api/v1/webhooks': {
    params: never;
    query: never;
    body: never;
    response: {
      items: ({
        id: string;
        name: string;
        url: string;
        events: string[];
        placeId: string | null;
        placeName: string | null;
        state: string;
        failingSince: string | null;
        disabledReason: string | null;
        waiting: number;
        failed: number;
        delivered: number;
        madeAt: string;
        madeBy: string;
        version: number;
      })[];
      next: string | null;
    };
  };
  'GET /api/v1/webhooks/deliveries/{deliveryId}/tries': {
    params: {
      deliveryId: string;
    };
    query: never;
    body: never;
    response: {
      items: ({
        no: number;
        at: string;
        status: number | null;
        problem: string | null;
        tookMs: number;
      })[];
    };
  };
  'GET /api/v1/webhooks/events': {
    params: never;
    query: never;
    body: never;
    response: {
      items: ({
        type: "case.applied" | "case.accepted" | "case.not-accepted" | "case.supplement-asked" | "case.moved" | "case.decided" | "case.ended" | "case.reopened" | "publication.posted" | "publication.taken-down" | "certificate.issued" | "certificate.revoked";
        title: string;
      })[];
    };
  };
  'GET /api/v1/webhooks/{webhookId}': {
    params: {
      webhookId: string;
    };
    query: never;
    body: never;
    response: {
      id: string;
      name: string;
      url: string;
      events: string[];
      placeId: string | null;
      placeName: string | null;
      state: string;
      failingSince: string | null;
      disabledReason: string | null;
      waiting: number;
      failed: number;
      delivered: number;
      madeAt: string;
      madeBy: string;
      version: number;
    };
  };
  'GET /api/v1/webhooks/{webhookId}/deliveries': {
    params: {
      webhookId: string;
    };
    query: {
      limit?: number;
      after?: string;
      state?: "waiting" | "delivered" | "failed";
    };
    body: never;
    response: {
      items: ({
        id: string;
        eventId: string;
        type: string;
        typeTitle: string;
        subjectKind: string;
        subjectId: string;
        at: string;
        state: "waiting" | "delivered" | "failed";
        attempts: number;
        lastAt: string | null;
        lastStatus: number | null;
        lastProblem: string | null;
        nextAt: string | null;
      })[];
      next: string | null;
    };
  };
  'GET /api/v1/what-if/checks': {
    params: never;
    query: {
      limit?: number;
      after?: string;
    };
    body: never;
    response: {
      items: ({
        id: string;
        question: {
          month: string;
          variants: ({
            name: string;
            changes: ({
              code: string;
              cell: string;
              value: string;
              from: string;
              unit?: string;
            })[];
          })[];
        };
        state: "waiting" | "running" | "done" | "failed";
        step: number;
        steps: number;
        result: null | {
          month: string;
          households: number;
          isEqual: boolean;
          tookMs: number;
          plans: ({
            name: string;
            columnsFen: number;
            sqlFen: number;
            items: number;
            disagreements: number;
          })[];
        };
        userName: string;
        requestedAt: string;
        finishedAt: null | string;
      })[];
      next: string | null;
    };
  };
  'GET /api/v1/what-if/checks/{checkId}': {
    params: {
      checkId: string;
    };
    query: never;
    body: never;
    response: {
      id: string;
      question: {
        month: string;
        variants: ({
          name: string;
          changes: ({
            code: string;
            cell: string;
            value: string;
            from: string;
            unit?: string;
          })[];
        })[];
      };
      state: "waiting" | "running" | "done" | "failed";
      step: number;
      steps: number;
      result: null | {
        month: string;
        households: number;
        isEqual: boolean;
        tookMs: number;
        plans: ({
          name: string;
          columnsFen: number;
          sqlFen: number;
          items: number;
          disagreements: number;
        })[];
      };
      userName: string;
      requestedAt: string;
      finishedAt: null | string;
    };
  };
  'GET /api/v1/what-if/parameters': {
    params: never;
    query: {
      month: string;
    };
    body: never;
    response: {
      items: ({
        code: string;
        title: string;
        kind: string;
        group: {
          code: string;
          title: string;
        };
        unit: string;
        unitLabel: string;
        choices: ({
          value: string;
          label: string;
        })[];
        cells: ({
          cell: string;
          label: string;
          value: string | null;
          isAssumed: boolean;
        })[];
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
  'POST /api/v1/adjustments': {
    params: never;
    query: never;
    body: {
      title: string;
      number: string;
      issuer: string;
      publishedOn: string;
      fromMonth: string;
      figures: ({
        code: string;
        cell: string;
        value: string;
      })[];
      version?: number;
    };
    response: {
      id: string;
    };
  };
  'POST /api/v1/adjustments/{adjustmentId}/adopt': {
    params: {
      adjustmentId: string;
    };
    query: never;
    body: {
      version: number;
      despite: string;
    };
    response: {
      raised: number;
      told: number;
    };
  };
  'POST /api/v1/adjustments/{adjustmentId}/close': {
    params: {
      adjustmentId: string;
    };
    query: never;
    body: {
      version: number;
      postedOn: string;
      where: string;
    };
    response: {
      id: string;
    };
  };
  'POST /api/v1/adjustments/{adjustmentId}/draft': {
    params: {
      adjustmentId: string;
    };
    query: never;
    body: {
      title: string;
      number: string;
      issuer: string;
      publishedOn: string;
      fromMonth: string;
      figures: ({
        code: string;
        cell: string;
        value: string;
      })[];
      version?: number;
    };
    response: {
      id: string;
    };
  };
  'POST /api/v1/adjustments/{adjustmentId}/drop': {
    params: {
      adjustmentId: string;
    };
    query: never;
    body: {
      version: number;
    };
    response: {
      id: string;
    };
  };
  'POST /api/v1/adjustments/{adjustmentId}/reckon': {
    params: {
      adjustmentId: string;
    };
    query: never;
    body: {
      version: number;
    };
    response: {
      lines: number;
    };
  };
  'POST /api/v1/applications': {
    params: never;
    query: never;
    body: {
      matter: string;
      villageCode: string;
      address: string;
      name: string;
      idNumber: string;
      phone?: string;
      agent?: {
        name: string;
        relation: string;
        phone: string;
      };
      form: Record<string, unknown>;
    };
    response: {
      id: string;
      code: string;
      sentOn: string;
    };
  };
  'POST /api/v1/applications/{id}/answer': {
    params: {
      id: string;
    };
    query: never;
    body: {
      version: number;
      how: "asked" | "refused";
      told: string;
    };
    response: {
      id: string;
    };
  };
  'POST /api/v1/applications/{id}/papers': {
    params: {
      id: string;
    };
    query: never;
    body: {
      id: string;
      slot: string;
      takenAt?: string;
      base64: string;
    };
    response: {
      id: string;
      wasThere: boolean;
    };
  };
  'POST /api/v1/applications/{id}/reveal': {
    params: {
      id: string;
    };
    query: never;
    body: {
      what: "phone" | "agent-phone" | "id-number";
      reason: string;
    };
    response: {
      value: string;
    };
  };
  'POST /api/v1/applications/{id}/take-in': {
    params: {
      id: string;
    };
    query: never;
    body: {
      version: number;
      personId?: string;
      register?: boolean;
      family?: {
        relation: string;
        members: ({
          name: string;
          idNumber?: string;
          birthDate?: string;
          relation: string;
        })[];
      };
      form?: Record<string, unknown>;
      materials?: string[];
    };
    response: {
      caseId: string;
      caseNo: string | null;
    };
  };
  'POST /api/v1/audit/verify': {
    params: never;
    query: never;
    body: never;
    response: Record<string, unknown>;
  };
  'POST /api/v1/awards/findings/settle': {
    params: never;
    query: never;
    body: {
      ids: string[];
      how: "do" | "dismiss";
      reason: string;
    };
    response: {
      settled: number;
      cases: number;
      refused: number;
    };
  };
  'POST /api/v1/awards/openings': {
    params: never;
    query: never;
    body: {
      roster: string;
      firstMonth: string;
    };
    response: {
      id: string;
      lines: number;
    };
  };
  'POST /api/v1/awards/openings/{openingId}/give-up': {
    params: {
      openingId: string;
    };
    query: never;
    body: never;
    response: {
      id: string;
    };
  };
  'POST /api/v1/awards/openings/{openingId}/open': {
    params: {
      openingId: string;
    };
    query: never;
    body: never;
    response: {
      awards: number;
      amountFen: number;
    };
  };
  'POST /api/v1/awards/openings/{openingId}/settle': {
    params: {
      openingId: string;
    };
    query: never;
    body: {
      nos?: number[];
      kind?: "unknown-person" | "dead" | "running" | "twice" | "no-amount" | "unknown-class" | "cannot-reckon" | "not-entitled" | "higher" | "lower" | "same";
      townId?: string;
      again?: boolean;
      how: "law" | "keep" | "leave-out";
      reason: string;
      reviewBy?: string;
    };
    response: {
      settled: number;
    };
  };
  'POST /api/v1/awards/rules/run': {
    params: never;
    query: never;
    body: never;
    response: {
      results: Record<string, number>;
    };
  };
  'POST /api/v1/awards/{awardId}/changes': {
    params: {
      awardId: string;
    };
    query: never;
    body: {
      kind: "suspend" | "resume" | "stop";
      fromMonth: string;
      cause: "account" | "whereabouts" | "review-overdue" | "papers-expired" | "in-custody" | "settled" | "released" | "papers-renewed" | "error" | "died" | "moved-out" | "age-reached" | "gave-up";
      reason: string;
      document: string;
      lastNo: number;
    };
    response: {
      id: string;
      no: number;
    };
  };
  'POST /api/v1/campaign-lines/{lineId}/receipt': {
    params: {
      lineId: string;
    };
    query: never;
    body: {
      how: "signature" | "photo";
      signer: string;
      base64: string;
    };
    response: {
      id: string;
    };
  };
  'POST /api/v1/campaigns': {
    params: never;
    query: never;
    body: {
      kind: string;
      title: string;
      month: string;
      document: string;
      goods?: string;
      pick: "first" | "highest";
      classes: ({
        class: string;
        urbanFen: number;
        ruralFen: number;
        pieces?: number;
      })[];
    };
    response: {
      id: string;
      people: number;
      amountFen: string;
    };
  };
  'POST /api/v1/campaigns/{campaignId}/approve': {
    params: {
      campaignId: string;
    };
    query: never;
    body: {
      version: number;
    };
    response: {
      id: string;
      people: number;
    };
  };
  'POST /api/v1/campaigns/{campaignId}/goods': {
    params: {
      campaignId: string;
    };
    query: never;
    body: {
      version: number;
      how: "received" | "returned";
      pieces: number;
      document: string;
    };
    response: {
      left: number;
    };
  };
  'POST /api/v1/campaigns/{campaignId}/relist': {
    params: {
      campaignId: string;
    };
    query: never;
    body: {
      version: number;
    };
    response: {
      id: string;
      people: number;
      amountFen: string;
    };
  };
  'POST /api/v1/campaigns/{campaignId}/withdraw': {
    params: {
      campaignId: string;
    };
    query: never;
    body: {
      version: number;
      reason: string;
    };
    response: {
      id: string;
    };
  };
  'POST /api/v1/cases': {
    params: never;
    query: never;
    body: {
      matter: string;
      personId: string;
      form: Record<string, unknown>;
      materials: string[];
      draftId?: string;
      paper?: {
        handedInOn: string;
        why: string;
      };
    };
    response: {
      id: string;
      caseNo: string;
      phase: string;
    };
  };
  'POST /api/v1/cases/acts': {
    params: never;
    query: never;
    body: {
      kind: "apply" | "accept" | "refuse-acceptance" | "ask-supplement" | "supplement" | "record" | "complete" | "confirm" | "opine" | "post" | "take-down" | "object" | "answer" | "decide" | "extend" | "pause" | "resume" | "declare-relative" | "draw" | "transfer" | "take-over" | "return" | "withdraw" | "terminate" | "reopen" | "reverse";
      step?: string;
      record?: Record<string, unknown>;
      cases: ({
        id: string;
        lastNo?: number;
      })[];
    };
    response: {
      done: number;
      refused: ({
        caseId: string;
        caseNo: string;
        applicant: string;
        code: string;
        what: string;
        next: string;
        field: string | null;
      })[];
    };
  };
  'POST /api/v1/cases/due/open': {
    params: never;
    query: never;
    body: {
      matter: string;
      personIds: string[];
    };
    response: {
      started: number;
      refused: ({
        personId: string;
        name: string;
        code: string;
        what: string;
        next: string;
        field: string | null;
      })[];
    };
  };
  'POST /api/v1/cases/rederive': {
    params: never;
    query: never;
    body: never;
    response: {
      changed: number;
    };
  };
  'POST /api/v1/cases/{caseId}/acts': {
    params: {
      caseId: string;
    };
    query: never;
    body: {
      kind: "apply" | "accept" | "refuse-acceptance" | "ask-supplement" | "supplement" | "record" | "complete" | "confirm" | "opine" | "post" | "take-down" | "object" | "answer" | "decide" | "extend" | "pause" | "resume" | "declare-relative" | "draw" | "transfer" | "take-over" | "return" | "withdraw" | "terminate" | "reopen" | "reverse";
      step?: string;
      record?: Record<string, unknown>;
      lastNo?: number;
    };
    response: {
      id: string;
      no: number;
      phase: string;
    };
  };
  'POST /api/v1/cases/{caseId}/papers': {
    params: {
      caseId: string;
    };
    query: never;
    body: {
      id: string;
      slot: string;
      takenAt?: string;
      base64: string;
    };
    response: {
      id: string;
      wasThere: boolean;
    };
  };
  'POST /api/v1/cases/{caseId}/papers/{paperId}/withdraw': {
    params: {
      caseId: string;
      paperId: string;
    };
    query: never;
    body: {
      reason: string;
    };
    response: {
      id: string;
    };
  };
  'POST /api/v1/delegations': {
    params: never;
    query: never;
    body: {
      matter: string;
      townIds: string[];
      fromOn: string;
      untilOn?: string;
      document: string;
    };
    response: {
      ids: string[];
    };
  };
  'POST /api/v1/delegations/{id}/end': {
    params: {
      id: string;
    };
    query: never;
    body: {
      lastDay: string;
      document: string;
    };
    response: {
      id: string;
    };
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
        examples: string[];
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
  'POST /api/v1/documents': {
    params: never;
    query: never;
    body: {
      caseIds: string[];
    };
    response: {
      ids: string[];
      refused: ({
        caseId: string;
        caseNo: string;
        applicant: string;
        code: string;
        what: string;
        next: string;
      })[];
    };
  };
  'POST /api/v1/documents/deliveries': {
    params: never;
    query: never;
    body: {
      on: string;
      way: "handed" | "left" | "post" | "message" | "notice";
      receivedBy: string;
      paperId?: string;
    } & {
      ids: string[];
    };
    response: {
      delivered: number;
      told: number;
    };
  };
  'POST /api/v1/documents/{documentId}/revocation': {
    params: {
      documentId: string;
    };
    query: never;
    body: {
      reason: string;
    };
    response: {
      id: string;
    };
  };
  'POST /api/v1/duplicates/search': {
    params: never;
    query: never;
    body: Record<string, unknown>;
    response: {
      id: string;
    };
  };
  'POST /api/v1/duplicates/{id}/decide': {
    params: {
      id: string;
    };
    query: never;
    body: {
      decision: "apart";
      note: string;
      versions: ({
        id: string;
        version: number;
      })[];
    } | {
      decision: "merge";
      survivorId: string;
      take: ("name" | "sex" | "birthDate" | "ethnicity" | "nationality" | "idNumber" | "phone")[];
      note: string;
      versions: ({
        id: string;
        version: number;
      })[];
    };
    response: {
      id: string;
      state: string;
      survivorId: string | null;
    };
  };
  'POST /api/v1/exports': {
    params: never;
    query: never;
    body: {
      list: string;
      format: "xlsx" | "csv" | "pdf";
      filter: Record<string, unknown>;
      columns?: string[];
    };
    response: {
      id: string;
      list: string;
      listTitle: string;
      format: "xlsx" | "csv" | "pdf";
      filter: Record<string, unknown>;
      fileName: string;
      state: "waiting" | "running" | "done" | "failed" | "stopped" | "deleted" | "expired";
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
      format: "xlsx" | "csv" | "pdf";
      filter: Record<string, unknown>;
      fileName: string;
      state: "waiting" | "running" | "done" | "failed" | "stopped" | "deleted" | "expired";
      rowCount: number;
      byteCount: number;
      sha256: string | null;
      requestedAt: string;
      finishedAt: string | null;
      expiresAt: string | null;
    };
  };
  'POST /api/v1/funds': {
    params: never;
    query: never;
    body: {
      name: string;
      source: "centre" | "province" | "city" | "county" | "charity";
      year: number;
      schemes: string[];
    };
    response: {
      id: string;
    };
  };
  'POST /api/v1/funds/orders/{orderId}/end': {
    params: {
      orderId: string;
    };
    query: never;
    body: {
      how: "confirmed" | "refused" | "withdrawn";
      note?: string;
    };
    response: {
      transferId: string | null;
    };
  };
  'POST /api/v1/funds/{fundId}/orders': {
    params: {
      fundId: string;
    };
    query: never;
    body: {
      kind: "receive" | "allocate" | "take-back" | "carry-over";
      effectiveOn: string;
      document: string;
      reason?: string;
      toFundId?: string;
      lines: ({
        kind?: "town" | "reserve" | "home";
        townId?: string;
        home?: string;
        amountFen: string;
      })[];
    };
    response: {
      id: string;
      totalFen: string;
    };
  };
  'POST /api/v1/households': {
    params: never;
    query: never;
    body: {
      householdNo?: string | null;
      registeredPlace?: string;
      actualPlace?: string;
      villageId: string;
      members: ({
        personId: string;
        relation: string;
      })[];
      formedOn: string;
      document?: string;
      reason?: string;
    };
    response: {
      id: string;
      version: number;
    };
  };
  'POST /api/v1/households/{id}/dissolve': {
    params: {
      id: string;
    };
    query: never;
    body: {
      version: number;
      on: string;
      document?: string;
      reason?: string;
    };
    response: {
      id: string;
      version: number;
    };
  };
  'POST /api/v1/households/{id}/head': {
    params: {
      id: string;
    };
    query: never;
    body: {
      version: number;
      on: string;
      document?: string;
      reason?: string;
      succession: {
        headId: string;
        relations: ({
          personId: string;
          relation: string;
        })[];
      };
    };
    response: {
      id: string;
      version: number;
    };
  };
  'POST /api/v1/households/{id}/leave': {
    params: {
      id: string;
    };
    query: never;
    body: {
      version: number;
      on: string;
      document?: string;
      reason?: string;
      personId: string;
      succession?: {
        headId: string;
        relations: ({
          personId: string;
          relation: string;
        })[];
      };
    };
    response: {
      id: string;
      version: number;
    };
  };
  'POST /api/v1/households/{id}/members': {
    params: {
      id: string;
    };
    query: never;
    body: {
      version: number;
      on: string;
      document?: string;
      reason?: string;
      personId: string;
      relation: string;
    };
    response: {
      id: string;
      version: number;
    };
  };
  'POST /api/v1/households/{id}/merge': {
    params: {
      id: string;
    };
    query: never;
    body: {
      version: number;
      on: string;
      document?: string;
      reason?: string;
      otherId: string;
      otherVersion: number;
      relations: ({
        personId: string;
        relation: string;
      })[];
    };
    response: {
      id: string;
      version: number;
    };
  };
  'POST /api/v1/households/{id}/move': {
    params: {
      id: string;
    };
    query: never;
    body: {
      version: number;
      on: string;
      document?: string;
      reason?: string;
      villageId?: string;
      registeredPlace?: string;
      actualPlace?: string;
    };
    response: {
      id: string;
      version: number;
    };
  };
  'POST /api/v1/households/{id}/split': {
    params: {
      id: string;
    };
    query: never;
    body: {
      version: number;
      on: string;
      document?: string;
      reason?: string;
      householdNo?: string | null;
      registeredPlace?: string;
      actualPlace?: string;
      villageId?: string;
      members: ({
        personId: string;
        relation: string;
      })[];
      succession?: {
        headId: string;
        relations: ({
          personId: string;
          relation: string;
        })[];
      };
    };
    response: {
      id: string;
      version: number;
    } & {
      newId: string;
    };
  };
  'POST /api/v1/imports': {
    params: never;
    query: never;
    body: FormData | Blob;
    response: {
      id: string;
    };
  };
  'POST /api/v1/imports/{id}/discard': {
    params: {
      id: string;
    };
    query: never;
    body: never;
    response: {
      id: string;
    };
  };
  'POST /api/v1/imports/{id}/preview': {
    params: {
      id: string;
    };
    query: never;
    body: {
      tables: ({
        sheetIndex: number;
        use: boolean;
        roster: "rural-allowance" | "urban-allowance" | "extreme-poverty" | "disability-subsidies" | "old-age" | "relief" | null;
        period: string | null;
        unitYuan: 1 | 10000;
        town: string | null;
        columns: ({
          column: number;
          field: "sequence" | "caseNo" | "place" | "town" | "village" | "group" | "householdNo" | "headName" | "name" | "relation" | "sex" | "idNumber" | "birthDate" | "age" | "ethnicity" | "isCovered" | "familySize" | "coveredCount" | "category" | "income" | "amount" | "disabilityNumber" | "disabilityKind" | "disabilityGrade" | "familyType" | "livingSubsidy" | "careSubsidy" | "total" | "month" | "guardian" | "bank" | "account" | "holder" | "holderRelation" | "phone" | "cause" | "since" | "note" | "supportMode" | "home" | "careLevel" | "baseAmount" | "careAmount" | "carer" | "band" | "monthlyStandard" | "months" | "acceptedOn" | "decidedOn" | "paidOn" | "personKind" | "reliefKind" | "decidedBy" | "payMethod" | "officer" | null;
        })[];
      })[];
    };
    response: {
      tables: ({
        sheetIndex: number;
        titles: string[];
        looked: {
          rows: number;
          accepted: number;
          warned: number;
          refused: number;
        };
        rows: ({
          rowNo: number;
          verdict: "accepted" | "warned" | "refused";
          cells: string[];
          findings: ({
            kind: string;
            verdict: "reject" | "warn" | "accept";
            field: string | null;
            column: number | null;
            title: string;
            what: string;
            next: string;
            raw: string | null;
            normalised: string | null;
          })[];
        })[];
      })[];
    };
  };
  'POST /api/v1/imports/{id}/resume': {
    params: {
      id: string;
    };
    query: never;
    body: never;
    response: {
      id: string;
    };
  };
  'POST /api/v1/imports/{id}/start': {
    params: {
      id: string;
    };
    query: never;
    body: never;
    response: {
      id: string;
    };
  };
  'POST /api/v1/imports/{id}/stop': {
    params: {
      id: string;
    };
    query: never;
    body: never;
    response: {
      id: string;
    };
  };
  'POST /api/v1/medical-clearings': {
    params: never;
    query: never;
    body: {
      hospitalId: string;
      month: string;
    };
    response: {
      id: string;
      settlements: number;
      reversals: number;
      amountFen: string;
    };
  };
  'POST /api/v1/medical-clearings/{clearingId}/end': {
    params: {
      clearingId: string;
    };
    query: never;
    body: {
      how: "paid" | "withdrawn";
      document: string;
    };
    response: {
      id: string;
    };
  };
  'POST /api/v1/medical-hospitals': {
    params: never;
    query: never;
    body: {
      code: string;
      name: string;
      systemId: string;
      document: string;
    };
    response: {
      id: string;
    };
  };
  'POST /api/v1/medical-hospitals/{hospitalId}/end': {
    params: {
      hospitalId: string;
    };
    query: never;
    body: {
      how: "confirmed" | "ended";
    };
    response: {
      id: string;
    };
  };
  'POST /api/v1/medical/reversals': {
    params: never;
    query: never;
    body: {
      hospitalCode: string;
      billNo: string;
      reason: string;
    };
    response: {
      settlementId: string;
      assistanceFen: number;
      isRepeated: boolean;
    };
  };
  'POST /api/v1/medical/settlements': {
    params: never;
    query: never;
    body: {
      hospitalCode: string;
      billNo: string;
      idNumber: string;
      name: string;
      dischargedOn: string;
      totalFen: number;
      reductionFen: number;
      basicFen: number;
      criticalFen: number;
      otherFen: number;
      inCatalogueFen: number;
      isReferred: boolean;
    };
    response: {
      settlementId: string | null;
      billNo: string;
      class: string;
      classTitle: string;
      totalFen: number;
      reductionFen: number;
      basicFen: number;
      criticalFen: number;
      otherFen: number;
      shareFen: number;
      tiltFen: number;
      assistanceFen: number;
      ownFen: number;
      sentences: string[];
      isRepeated: boolean;
    };
  };
  'POST /api/v1/medical/trials': {
    params: never;
    query: never;
    body: {
      hospitalCode: string;
      billNo: string;
      idNumber: string;
      name: string;
      dischargedOn: string;
      totalFen: number;
      reductionFen: number;
      basicFen: number;
      criticalFen: number;
      otherFen: number;
      inCatalogueFen: number;
      isReferred: boolean;
    };
    response: {
      settlementId: string | null;
      billNo: string;
      class: string;
      classTitle: string;
      totalFen: number;
      reductionFen: number;
      basicFen: number;
      criticalFen: number;
      otherFen: number;
      shareFen: number;
      tiltFen: number;
      assistanceFen: number;
      ownFen: number;
      sentences: string[];
      isRepeated: boolean;
    };
  };
  'POST /api/v1/notices/read': {
    params: never;
    query: never;
    body: {
      ids?: string[];
    };
    response: {
      marked: number;
    };
  };
  'POST /api/v1/pay-agreements': {
    params: never;
    query: never;
    body: {
      awardId: string;
      kind: "guardian" | "carer" | "agent" | "home";
      payeeId?: string;
      homeId?: string;
      takes?: "all" | "care";
      paper: string;
      fromOn: string;
      toOn?: string;
      scan?: string;
    };
    response: {
      id: string;
    };
  };
  'POST /api/v1/pay-agreements/{agreementId}/end': {
    params: {
      agreementId: string;
    };
    query: never;
    body: {
      how: "confirmed" | "refused" | "withdrawn";
    };
    response: {
      how: string;
    };
  };
  'POST /api/v1/pay-agreements/{agreementId}/over': {
    params: {
      agreementId: string;
    };
    query: never;
    body: {
      onDay: string;
      reason: string;
    };
    response: {
      id: string;
    };
  };
  'POST /api/v1/pay-banks': {
    params: never;
    query: never;
    body: {
      bankName: string;
      format: string;
      payerName: string;
      account: string;
    };
    response: {
      id: string;
    };
  };
  'POST /api/v1/pay-banks/{bankId}/end': {
    params: {
      bankId: string;
    };
    query: never;
    body: {
      how: "confirmed" | "refused" | "withdrawn";
    };
    response: {
      how: string;
    };
  };
  'POST /api/v1/pay-batches/{batchId}/decide': {
    params: {
      batchId: string;
    };
    query: never;
    body: {
      how: "paid" | "failed" | "noted";
      lineNos: number[];
      findingNos: number[];
      reason: string;
    };
    response: {
      settled: number;
    };
  };
  'POST /api/v1/pay-batches/{batchId}/returns': {
    params: {
      batchId: string;
    };
    query: never;
    body: FormData | Blob;
    response: {
      id: string;
      isNew: boolean;
      paid: number;
      failed: number;
      open: number;
      findings: number;
    };
  };
  'POST /api/v1/pay-homes': {
    params: never;
    query: never;
    body: {
      name: string;
      holderName: string;
      bankName: string;
      account: string;
    };
    response: {
      id: string;
    };
  };
  'POST /api/v1/pay-homes/{homeId}/end': {
    params: {
      homeId: string;
    };
    query: never;
    body: {
      how: "confirmed" | "refused" | "withdrawn";
    };
    response: {
      how: string;
    };
  };
  'POST /api/v1/pay-runs': {
    params: never;
    query: never;
    body: {
      scheme: string;
      fundId: string;
      firstMonth: string;
      months: number;
    };
    response: {
      id: string;
      lines: number;
      findings: number;
    };
  };
  'POST /api/v1/pay-runs/{runId}/abandon': {
    params: {
      runId: string;
    };
    query: never;
    body: {
      version: number;
    };
    response: {
      state: string;
    };
  };
  'POST /api/v1/pay-runs/{runId}/bank-file': {
    params: {
      runId: string;
    };
    query: never;
    body: {
      title: string;
      payOn?: string;
    };
    response: {
      id: string;
      isNew: boolean;
    };
  };
  'POST /api/v1/pay-runs/{runId}/end': {
    params: {
      runId: string;
    };
    query: never;
    body: Record<string, unknown>;
    response: {
      state: string;
    };
  };
  'POST /api/v1/pay-runs/{runId}/freeze': {
    params: {
      runId: string;
    };
    query: never;
    body: {
      version: number;
    };
    response: {
      state: string;
    };
  };
  'POST /api/v1/pay-runs/{runId}/leave': {
    params: {
      runId: string;
    };
    query: never;
    body: {
      rollNos: number[];
      reason: string;
    };
    response: {
      left: number;
    };
  };
  'POST /api/v1/pay-runs/{runId}/notices': {
    params: {
      runId: string;
    };
    query: never;
    body: Record<string, unknown>;
    response: {
      paid: number;
      failed: number;
      withoutPhone: number;
    };
  };
  'POST /api/v1/pay-runs/{runId}/publicity': {
    params: {
      runId: string;
    };
    query: never;
    body: {
      telephone: string;
    };
    response: {
      lists: number;
      lines: number;
      keptOff: number;
      lastDay: string;
    };
  };
  'POST /api/v1/pay-runs/{runId}/rebuild': {
    params: {
      runId: string;
    };
    query: never;
    body: {
      version: number;
    };
    response: {
      id: string;
      lines: number;
      findings: number;
    };
  };
  'POST /api/v1/pay-runs/{runId}/reissue': {
    params: {
      runId: string;
    };
    query: never;
    body: {
      title: string;
      payOn?: string;
      againNos?: number[];
    };
    response: {
      id: string;
      isNew: boolean;
    };
  };
  'POST /api/v1/pay-runs/{runId}/settle': {
    params: {
      runId: string;
    };
    query: never;
    body: {
      version: number;
      findingNos: number[];
      how: "pay" | "leave-out";
      reason: string;
    };
    response: {
      settled: number;
    };
  };
  'POST /api/v1/pay-runs/{runId}/sign': {
    params: {
      runId: string;
    };
    query: never;
    body: {
      version: number;
    };
    response: {
      state: string;
    };
  };
  'POST /api/v1/pay-warnings': {
    params: never;
    query: never;
    body: {
      personId: string;
      kind: "in-prison" | "moved-out";
      since: string;
      source: string;
    };
    response: {
      id: string;
    };
  };
  'POST /api/v1/pay-warnings/{warningId}/over': {
    params: {
      warningId: string;
    };
    query: never;
    body: {
      onDay: string;
      reason: string;
    };
    response: {
      id: string;
    };
  };
  'POST /api/v1/persons': {
    params: never;
    query: never;
    body: {
      name: string;
      sex: 0 | 1 | 2 | 9;
      birthDate: string | null;
      idKind: "resident" | "hmt-resident" | "foreign-resident" | "none";
      idNumber: string | null;
    } & {
      ethnicity?: string;
      nationality?: string;
      phone?: string | null;
    } & {
      villageId: string;
      document?: string;
    };
    response: {
      id: string;
    };
  };
  'POST /api/v1/persons/known': {
    params: never;
    query: never;
    body: {
      name?: string;
      birthDate?: string | null;
      idNumber?: string | null;
    } & {
      villageId?: string;
    };
    response: {
      items: ({
        reason: string;
        person: {
          id: string;
          name: string;
          sex: number;
          birthDate: string | null;
          idMasked: string | null;
          phoneMasked: string | null;
          townId: string;
          townName: string | null;
          villageId: string;
          villageName: string | null;
          householdId: string | null;
          relation: string | null;
          isHead: boolean;
          disabilityKind: string | null;
          disabilityGrade: number | null;
          diedOn: string | null;
        };
      })[];
    };
  };
  'POST /api/v1/persons/search': {
    params: never;
    query: never;
    body: {
      townId?: string;
      villageId?: string;
      sex?: number;
      ageFrom?: number;
      ageTo?: number;
      disability?: string;
      disabilityGrade?: number;
      head?: boolean;
      withoutHousehold?: boolean;
      living?: "yes" | "no" | "all";
      roster?: string;
    } & {
      limit?: number;
      after?: string;
    } & {
      q?: string;
      sort?: "name" | "birth" | "-birth";
    };
    response: {
      items: ({
        id: string;
        name: string;
        sex: number;
        birthDate: string | null;
        idMasked: string | null;
        phoneMasked: string | null;
        townId: string;
        townName: string | null;
        villageId: string;
        villageName: string | null;
        householdId: string | null;
        relation: string | null;
        isHead: boolean;
        disabilityKind: string | null;
        disabilityGrade: number | null;
        diedOn: string | null;
      })[];
      next: string | null;
    } & {
      understood: ({
        kind: string;
        text: string;
      })[];
      hint: string | null;
    };
  };
  'POST /api/v1/persons/{id}/accounts': {
    params: {
      id: string;
    };
    query: never;
    body: {
      version: number;
      document?: string;
      reason?: string;
      number: string;
      bankName: string;
      holderName: string;
      holderRelation?: string | null;
      since: string;
    };
    response: {
      id: string;
      version: number;
    };
  };
  'POST /api/v1/persons/{id}/accounts/{partId}/close': {
    params: {
      id: string;
      partId: string;
    };
    query: never;
    body: {
      version: number;
      document?: string;
      reason?: string;
      on: string;
    };
    response: {
      id: string;
      version: number;
    };
  };
  'POST /api/v1/persons/{id}/certificates': {
    params: {
      id: string;
    };
    query: never;
    body: {
      version: number;
      document?: string;
      reason?: string;
      number: string;
      issuedOn?: string | null;
      validUntil?: string | null;
    };
    response: {
      id: string;
      version: number;
    };
  };
  'POST /api/v1/persons/{id}/certificates/{partId}/revoke': {
    params: {
      id: string;
      partId: string;
    };
    query: never;
    body: {
      version: number;
      document?: string;
      reason?: string;
      on: string;
    };
    response: {
      id: string;
      version: number;
    };
  };
  'POST /api/v1/persons/{id}/change': {
    params: {
      id: string;
    };
    query: never;
    body: {
      name?: string;
      ethnicity?: string;
      nationality?: string;
      idKind?: "resident" | "hmt-resident" | "foreign-resident" | "none";
      idNumber?: string | null;
      phone?: string | null;
    } & {
      version: number;
      document?: string;
      effectiveOn: string;
      reason?: string;
    };
    response: {
      id: string;
      version: number;
    };
  };
  'POST /api/v1/persons/{id}/correct': {
    params: {
      id: string;
    };
    query: never;
    body: {
      name?: string;
      sex?: 0 | 1 | 2 | 9;
      birthDate?: string | null;
      ethnicity?: string;
      nationality?: string;
      idKind?: "resident" | "hmt-resident" | "foreign-resident" | "none";
      idNumber?: string | null;
      phone?: string | null;
    } & {
      version: number;
      document?: string;
      reason: string;
      validOn?: string;
    };
    response: {
      id: string;
      version: number;
    };
  };
  'POST /api/v1/persons/{id}/correct-death': {
    params: {
      id: string;
    };
    query: never;
    body: {
      version: number;
      diedOn: string | null;
      document?: string;
      reason: string;
    };
    response: {
      id: string;
      version: number;
    };
  };
  'POST /api/v1/persons/{id}/death': {
    params: {
      id: string;
    };
    query: never;
    body: {
      version: number;
      diedOn: string;
      document?: string;
      reason?: string;
      succession?: {
        headId: string;
        relations: ({
          personId: string;
          relation: string;
        })[];
      };
    };
    response: {
      id: string;
      version: number;
    };
  };
  'POST /api/v1/persons/{id}/move': {
    params: {
      id: string;
    };
    query: never;
    body: {
      version: number;
      on: string;
      villageId: string;
      document?: string;
      reason?: string;
    };
    response: {
      id: string;
      version: number;
    };
  };
  'POST /api/v1/persons/{id}/photo': {
    params: {
      id: string;
    };
    query: never;
    body: {
      version: number;
      base64: string;
      takenOn?: string | null;
    };
    response: {
      id: string;
      version: number;
    };
  };
  'POST /api/v1/persons/{id}/reveal': {
    params: {
      id: string;
    };
    query: never;
    body: {
      what: "idNumber" | "phone" | "account" | "certificate" | "formerId";
      rowId?: string;
      reason: string;
    };
    response: {
      value: string;
    };
  };
  'POST /api/v1/policy/calculate': {
    params: never;
    query: never;
    body: {
      region?: string;
      on?: string;
      knownOn?: string;
      schemes?: string[];
      facts: Record<string, unknown>;
    };
    response: {
      region: string;
      regionName: string;
      on: string;
      facts: {
        household: Record<string, string | number | boolean>;
        members: (Record<string, string | number | boolean>)[];
      };
      questions: ({
        path: string;
        name: string;
        member: number | null;
        schemes: string[];
      })[];
      used: string[];
      decisions: ({
        scheme: string;
        title: string;
        unit: string;
        isStanding: boolean;
        status: "decided" | "needs-facts" | "not-in-force" | "missing-parameters";
        eligible: boolean | null;
        amountFen: number | null;
        amount: string | null;
        claim: string | null;
        period: string;
        members: ({
          member: number;
          id: string;
          eligible: boolean | null;
          amount: string | null;
        })[];
        questions: number;
        missing: string[];
        headline: string;
        sentences: string[];
        caution: string | null;
        next: string[];
        interactions: string[];
        figures: ({
          parameter: string;
          sentence: string;
          isAssumed: boolean;
        })[];
        basis: string[];
        explanation: string;
        trace: ({
          kind: "fact" | "parameter" | "rule";
          title: string;
          value: string;
          from: string;
          parameter: string | null;
          region: string | null;
          isAssumed: boolean;
          isIdle: boolean;
        })[];
      })[];
    };
  };
  'POST /api/v1/public-tips/{tipId}/acts': {
    params: {
      tipId: string;
    };
    query: never;
    body: {
      kind: "assign" | "note" | "answer" | "close";
      note: string;
      how?: string;
      toId?: string;
    };
    response: {
      state: string;
    };
  };
  'POST /api/v1/public-tips/{tipId}/reveal': {
    params: {
      tipId: string;
    };
    query: never;
    body: never;
    response: {
      name: string;
      phone: string | null;
    };
  };
  'POST /api/v1/publication/lists': {
    params: never;
    query: never;
    body: {
      matter: string;
      step: string;
      villageId: string;
      postedOn: string;
      telephone: string;
      days?: number;
      caseIds?: string[];
    };
    response: {
      lists: ({
        id: string;
        size: number;
        lastDay: string;
      })[];
      refused: ({
        caseId: string;
        caseNo: string;
        name: string;
        code: string;
        what: string;
        next: string;
      })[];
    };
  };
  'POST /api/v1/publication/lists/{listId}/conclude': {
    params: {
      listId: string;
    };
    query: never;
    body: {
      result: string;
    };
    response: {
      done: number;
      refused: ({
        caseId: string;
        caseNo: string;
        name: string;
        code: string;
        what: string;
        next: string;
      })[];
    };
  };
  'POST /api/v1/publication/lists/{listId}/photos': {
    params: {
      listId: string;
    };
    query: never;
    body: {
      id: string;
      base64: string;
      takenAt?: string;
    };
    response: {
      id: string;
      wasThere: boolean;
    };
  };
  'POST /api/v1/publication/lists/{listId}/take-down': {
    params: {
      listId: string;
    };
    query: never;
    body: {
      reason: string;
    };
    response: {
      refused: ({
        caseId: string;
        caseNo: string;
        name: string;
        code: string;
        what: string;
        next: string;
      })[];
    };
  };
  'POST /api/v1/publication/standing': {
    params: never;
    query: never;
    body: {
      matter: string;
      villageId: string;
      telephone: string;
    };
    response: {
      id: string;
      size: number;
      refused: ({
        caseId: string;
        caseNo: string;
        name: string;
        code: string;
        what: string;
        next: string;
      })[];
    };
  };
  'POST /api/v1/recoveries': {
    params: never;
    query: never;
    body: {
      awardId: string;
      how: "set-off" | "paid-in" | "ordered";
      instalments: number;
      fromMonth: string;
      signedBy?: string;
      document: string;
      agreedOn: string;
    };
    response: {
      id: string;
      overFen: number;
    };
  };
  'POST /api/v1/recoveries/remissions/{remissionId}/end': {
    params: {
      remissionId: string;
    };
    query: never;
    body: {
      how: "confirmed" | "refused" | "withdrawn";
      note?: string;
    };
    response: {
      transferId: string | null;
    };
  };
  'POST /api/v1/recoveries/set-off': {
    params: never;
    query: never;
    body: {
      month: string;
    };
    response: {
      count: number;
      fen: number;
    };
  };
  'POST /api/v1/recoveries/{recoveryId}/receipts': {
    params: {
      recoveryId: string;
    };
    query: never;
    body: {
      no: number;
      receivedOn: string;
      document: string;
    };
    response: {
      openFen: number;
    };
  };
  'POST /api/v1/recoveries/{recoveryId}/remissions': {
    params: {
      recoveryId: string;
    };
    query: never;
    body: {
      amountFen: number;
      ground: "hardship" | "no-estate" | "other";
      reason: string;
      document: string;
      decidedOn: string;
    };
    response: {
      id: string;
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
      passwordRules: {
        lengthMin: number;
        kindsMin: number;
        history: number;
        daysMax: number;
      };
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
  'POST /api/v1/sms/opt-outs': {
    params: never;
    query: never;
    body: {
      phone: string;
      reason: string;
    };
    response: {
      phone: string;
    };
  };
  'POST /api/v1/sms/opt-outs/remove': {
    params: never;
    query: never;
    body: {
      phone: string;
      reason: string;
    };
    response: {
      phone: string;
    };
  };
  'POST /api/v1/sms/reports': {
    params: never;
    query: never;
    body: {
      key: string;
      state: "delivered" | "failed";
      problem?: string;
    };
    response: {
      ok: boolean;
    };
  };
  'POST /api/v1/sms/{smsId}/resend': {
    params: {
      smsId: string;
    };
    query: never;
    body: {
      reason: string;
    };
    response: {
      id: string;
    };
  };
  'POST /api/v1/systems': {
    params: never;
    query: never;
    body: {
      name: string;
      contact: string;
      document: string;
      permissions: ("divisions.read" | "applications.hand-in" | "medical.settle" | "cases.results")[];
      placeId?: string | null;
      callsPerMinute: number;
    };
    response: {
      id: string;
    };
  };
  'POST /api/v1/systems/keys/{keyId}/revoke': {
    params: {
      keyId: string;
    };
    query: never;
    body: never;
    response: {
      revoked: boolean;
    };
  };
  'POST /api/v1/systems/{systemId}/keys': {
    params: {
      systemId: string;
    };
    query: never;
    body: {
      days: number;
    };
    response: {
      id: string;
      key: string;
    };
  };
  'POST /api/v1/systems/{systemId}/stop': {
    params: {
      systemId: string;
    };
    query: never;
    body: {
      isStopped: boolean;
      reason: string;
    };
    response: {
      version: number;
    };
  };
  'POST /api/v1/users': {
    params: never;
    query: never;
    body: {
      login: string;
      name: string;
      idNumber?: string;
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
  'POST /api/v1/visits/for-case': {
    params: never;
    query: never;
    body: {
      caseId: string;
      userIds: string[];
    };
    response: {
      id: string;
      wasThere: boolean;
    };
  };
  'POST /api/v1/visits/plans': {
    params: never;
    query: never;
    body: {
      title: string;
      checklist: string;
      fromOn: string;
      toOn: string;
      shares?: Record<string, number>;
      publicSource?: string;
    };
    response: {
      id: string;
      commitment: string;
    };
  };
  'POST /api/v1/visits/plans/{planId}/draw': {
    params: {
      planId: string;
    };
    query: never;
    body: {
      publicNumber?: string;
    };
    response: {
      listed: number;
      drawn: number;
      seed: string;
      drawNo: number;
    };
  };
  'POST /api/v1/visits/plans/{planId}/list': {
    params: {
      planId: string;
    };
    query: never;
    body: {
      roster: string;
      townId?: string;
      villageId?: string;
      newSince?: string;
      mustVisit?: string[];
    } | {
      matter: string;
      fromOn: string;
      toOn: string;
    } | {
      sites: ({
        name: string;
        address: string;
        villageId: string;
        stratum?: string;
      })[];
    };
    response: {
      listed: number;
      listHash: string;
    };
  };
  'POST /api/v1/visits/plans/{planId}/team': {
    params: {
      planId: string;
    };
    query: never;
    body: {
      townId?: string;
      villageId?: string;
      visitIds?: string[];
      userIds: string[];
      others?: string[];
    };
    response: {
      visits: number;
    };
  };
  'POST /api/v1/visits/{visitId}/cancel': {
    params: {
      visitId: string;
    };
    query: never;
    body: {
      id: string;
      reason: string;
    };
    response: {
      phase: string;
    };
  };
  'POST /api/v1/visits/{visitId}/photos': {
    params: {
      visitId: string;
    };
    query: never;
    body: {
      id: string;
      kind: "photo" | "signature";
      takenAt: string;
      base64: string;
    };
    response: {
      id: string;
      wasThere: boolean;
    };
  };
  'POST /api/v1/visits/{visitId}/rechecks': {
    params: {
      visitId: string;
    };
    query: never;
    body: {
      id: string;
      finding: string;
      note: string;
      photos?: string[];
      passed: boolean;
      dueOn?: string;
    };
    response: {
      phase: string;
    };
  };
  'POST /api/v1/visits/{visitId}/records': {
    params: {
      visitId: string;
    };
    query: never;
    body: {
      id: string;
      bases: string[];
      outcome: "done" | "absent" | "refused";
      visitedOn: string;
      endedAt: string;
      team: ({
        userId: string | null;
        name: string;
      })[];
      position: {
        latitude: number;
        longitude: number;
        accuracyMetres: number;
      } | null;
      answers: Record<string, unknown>;
      remark: string;
      photos: string[];
      signatures: ({
        name: string;
        photoId: string;
      })[];
    };
    response: {
      id: string;
      phase: string;
      heads: string[];
      wasThere: boolean;
    };
  };
  'POST /api/v1/visits/{visitId}/rectifications': {
    params: {
      visitId: string;
    };
    query: never;
    body: {
      id: string;
      finding: string;
      note: string;
      photos?: string[];
    };
    response: {
      phase: string;
    };
  };
  'POST /api/v1/webhooks': {
    params: never;
    query: never;
    body: {
      name: string;
      url: string;
      events: ("case.applied" | "case.accepted" | "case.not-accepted" | "case.supplement-asked" | "case.moved" | "case.decided" | "case.ended" | "case.reopened" | "publication.posted" | "publication.taken-down" | "certificate.issued" | "certificate.revoked")[];
      placeId?: string | null;
    };
    response: {
      id: string;
      secret: string;
    };
  };
  'POST /api/v1/webhooks/deliveries/{deliveryId}/redeliver': {
    params: {
      deliveryId: string;
    };
    query: never;
    body: never;
    response: {
      state: string;
    };
  };
  'POST /api/v1/webhooks/{webhookId}/secret': {
    params: {
      webhookId: string;
    };
    query: never;
    body: never;
    response: {
      secret: string;
    };
  };
  'POST /api/v1/webhooks/{webhookId}/switch': {
    params: {
      webhookId: string;
    };
    query: never;
    body: {
      isOn: boolean;
    };
    response: {
      version: number;
    };
  };
  'POST /api/v1/what-if/adopt': {
    params: never;
    query: never;
    body: {
      month: string;
      variant: {
        name: string;
        changes: ({
          code: string;
          cell: string;
          value: string;
          from: string;
          unit?: string;
        })[];
      };
      checkId?: string;
    };
    response: {
      fileName: string;
      text: string;
    };
  };
  'POST /api/v1/what-if/ask': {
    params: never;
    query: never;
    body: {
      month: string;
      variants: ({
        name: string;
        changes: ({
          code: string;
          cell: string;
          value: string;
          from: string;
          unit?: string;
        })[];
      })[];
      withCourse?: boolean;
      isFresh?: boolean;
    };
    response: {
      month: string;
      period: string;
      baseFen: number;
      population: {
        day: string;
        takenAt: string;
        households: number;
        persons: number;
        leftOut: {
          households: number;
          notAssessed: number;
          tooLarge: number;
          missing: ({
            fact: string;
            title: string;
            households: number;
          })[];
        };
      };
      variants: ({
        name: string;
        fen: number;
        total: {
          households: number;
          gain: number;
          lose: number;
          entering: number;
          leaving: number;
          gainFen: number;
          loseFen: number;
          recognised: number;
          derecognised: number;
        };
        towns: ({
          townId: string;
          townName: string;
          households: number;
          gain: number;
          lose: number;
          entering: number;
          leaving: number;
          gainFen: number;
          loseFen: number;
          recognised: number;
          derecognised: number;
        })[];
        families: ({
          type: "urban" | "rural" | "one" | "two" | "three" | "four" | "five-and-more" | "with-disabled" | "with-child" | "with-elder";
          households: number;
          gain: number;
          lose: number;
          entering: number;
          leaving: number;
          gainFen: number;
          loseFen: number;
          recognised: number;
          derecognised: number;
        })[];
        histogram: number[];
        schemes: ({
          code: string;
          title: string;
          unit: string;
          period: string;
          basePayees: number;
          triedPayees: number;
          baseFen: number;
          triedFen: number;
          isStanding: boolean;
          entering: number;
          leaving: number;
        })[];
      })[];
      histogramFen: number[];
      course: null | {
        months: ({
          month: string;
          baseFen: number;
          variantFen: number[];
        })[];
        baseFen: number;
        variantFen: number[];
      };
    };
  };
  'POST /api/v1/what-if/checks': {
    params: never;
    query: never;
    body: {
      month: string;
      variants: ({
        name: string;
        changes: ({
          code: string;
          cell: string;
          value: string;
          from: string;
          unit?: string;
        })[];
      })[];
    };
    response: {
      id: string;
      question: {
        month: string;
        variants: ({
          name: string;
          changes: ({
            code: string;
            cell: string;
            value: string;
            from: string;
            unit?: string;
          })[];
        })[];
      };
      state: "waiting" | "running" | "done" | "failed";
      step: number;
      steps: number;
      result: null | {
        month: string;
        households: number;
        isEqual: boolean;
        tookMs: number;
        plans: ({
          name: string;
          columnsFen: number;
          sqlFen: number;
          items: number;
          disagreements: number;
        })[];
      };
      userName: string;
      requestedAt: string;
      finishedAt: null | string;
    };
  };
  'POST /api/v1/what-if/explain': {
    params: never;
    query: never;
    body: {
      month: string;
      variants: ({
        name: string;
        changes: ({
          code: string;
          cell: string;
          value: string;
          from: string;
          unit?: string;
        })[];
      })[];
      householdId: string;
    };
    response: {
      household: {
        id: string;
        headName: string | null;
        townName: string;
        villageName: string;
      };
      schemes: ({
        scheme: string;
        title: string;
        isStanding: boolean;
        sides: ({
          name: string;
          eligible: boolean;
          amount: string | null;
          headline: string;
          sentences: string[];
        })[];
        differences: ({
          kind: "parameter" | "condition" | "sum";
          title: string;
          values: string[];
        })[];
      })[];
    };
  };
  'POST /api/v1/what-if/households': {
    params: never;
    query: never;
    body: {
      month: string;
      variants: ({
        name: string;
        changes: ({
          code: string;
          cell: string;
          value: string;
          from: string;
          unit?: string;
        })[];
      })[];
      variant: number;
      group: "changed" | "gain" | "lose" | "entering" | "leaving" | "recognised" | "derecognised";
      townId?: string;
      family?: "urban" | "rural" | "one" | "two" | "three" | "four" | "five-and-more" | "with-disabled" | "with-child" | "with-elder";
      scheme?: string;
      order?: "moved" | "gain" | "loss" | "before" | "after" | "size";
      limit?: number;
      after?: string;
    };
    response: {
      items: ({
        id: string;
        headName: string | null;
        townName: string;
        villageName: string;
        persons: number;
        was: number;
        is: number;
        why: string[];
      })[];
      next: string | null;
    };
  };
  'PUT /api/v1/case-drafts/{draftId}': {
    params: {
      draftId: string;
    };
    query: never;
    body: {
      matter: string;
      title: string;
      body: Record<string, unknown>;
    };
    response: {
      id: string;
      savedAt: string;
    };
  };
  'PUT /api/v1/funds/{fundId}/plan': {
    params: {
      fundId: string;
    };
    query: never;
    body: {
      lines: ({
        scheme: string;
        amountFen: string;
      })[];
    };
    response: Record<string, unknown>;
  };
  'PUT /api/v1/imports/{id}/mapping': {
    params: {
      id: string;
    };
    query: never;
    body: {
      tables: ({
        sheetIndex: number;
        use: boolean;
        roster: "rural-allowance" | "urban-allowance" | "extreme-poverty" | "disability-subsidies" | "old-age" | "relief" | null;
        period: string | null;
        unitYuan: 1 | 10000;
        town: string | null;
        columns: ({
          column: number;
          field: "sequence" | "caseNo" | "place" | "town" | "village" | "group" | "householdNo" | "headName" | "name" | "relation" | "sex" | "idNumber" | "birthDate" | "age" | "ethnicity" | "isCovered" | "familySize" | "coveredCount" | "category" | "income" | "amount" | "disabilityNumber" | "disabilityKind" | "disabilityGrade" | "familyType" | "livingSubsidy" | "careSubsidy" | "total" | "month" | "guardian" | "bank" | "account" | "holder" | "holderRelation" | "phone" | "cause" | "since" | "note" | "supportMode" | "home" | "careLevel" | "baseAmount" | "careAmount" | "carer" | "band" | "monthlyStandard" | "months" | "acceptedOn" | "decidedOn" | "paidOn" | "personKind" | "reliefKind" | "decidedBy" | "payMethod" | "officer" | null;
        })[];
      })[];
    };
    response: {
      roster: string;
      columns: number;
    };
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
  'PUT /api/v1/systems/{systemId}': {
    params: {
      systemId: string;
    };
    query: never;
    body: {
      name: string;
      contact: string;
      document: string;
      permissions: ("divisions.read" | "applications.hand-in" | "medical.settle" | "cases.results")[];
      placeId?: string | null;
      callsPerMinute: number;
      version: number;
    };
    response: {
      version: number;
    };
  };
  'PUT /api/v1/users/{id}/person': {
    params: {
      id: string;
    };
    query: never;
    body: {
      idNumber: string;
    };
    response: Record<string, unknown>;
  };
  'PUT /api/v1/webhooks/{webhookId}': {
    params: {
      webhookId: string;
    };
    query: never;
    body: {
      name: string;
      url: string;
      events: ("case.applied" | "case.accepted" | "case.not-accepted" | "case.supplement-asked" | "case.moved" | "case.decided" | "case.ended" | "case.reopened" | "publication.posted" | "publication.taken-down" | "certificate.issued" | "certificate.revoked")[];
      placeId?: string | null;
      version: number;
    };
    response: {
      version: number;
    };
  };
}
