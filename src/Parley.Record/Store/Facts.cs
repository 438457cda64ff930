using JasperFx.Events;
using Parley.Recording;

namespace Parley.Record.Store;

public static class Facts
{
    /// <summary>An event of the store as the domain knows it.</summary>
    public static Fact Of(IEvent e) => new(e.StreamKey ?? "", e.Version, e.Timestamp, e.UserName ?? "", e.Id, e.Data);
}
