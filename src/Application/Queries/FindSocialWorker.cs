using Naas.Application.People;

namespace Naas.Application.Queries;

/// <summary>The journey behind a registration number: who registers, employs or endorses somebody asks this first.</summary>
public sealed record FindSocialWorker(RegistrationNumber Number) : Query<FoundSocialWorker>;

/// <summary>Nothing but the opaque id: whether the caller may see more is decided when they ask for more.</summary>
public sealed record FoundSocialWorker(Guid Journey);
