using Marten;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Parley.Record.Queries;

namespace Parley.Web;

/// <summary>Ready means that the record can be read.</summary>
public sealed class DatabaseHealth(IDocumentStore store) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await RecordReader.Agencies(store, cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return HealthCheckResult.Unhealthy("the record cannot be read", error);
        }
    }
}
