using Parley.Record.Access;
using Parley.Record.Accounts;
using Parley.Record.Keys;
using Parley.Web.Accounts;
using Parley.Web.Forms;

namespace Parley.Web.Walls;

public static class WallServices
{
    public static IServiceCollection AddWalls(this IServiceCollection services, Sealer sealer)
    {
        services.AddSingleton(sealer).AddSingleton<Sights>().AddSingleton<Office>().AddSingleton<OrderOffice>().AddSingleton<AccessLog>().AddSingleton<RecordSignInLog>().AddSingleton<SiteSignInLog>().AddSingleton<ISignInLog, SignInLogs>();
        return services.AddScoped<Seat>().AddScoped<Posting>().AddScoped<Roles>().AddScoped<OrderDesk>();
    }
}
