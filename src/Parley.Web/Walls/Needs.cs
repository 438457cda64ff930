using Parley.Access;

namespace Parley.Web.Walls;

/// <summary>The right that a page or an endpoint takes; of several, any one. What names none, and is not open, is not there for anybody.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsAttribute(params Right[] rights) : Attribute
{
    public IReadOnlyList<Right> Rights { get; } = rights;
}

/// <summary>For whoever is signed in, with any role or none: it shows each what is theirs.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ForSignedInAttribute : Attribute;

public static class NeedsExtensions
{
    public static RouteHandlerBuilder Needs(this RouteHandlerBuilder endpoint, params Right[] rights) => endpoint.WithMetadata(new NeedsAttribute(rights));
}
