/**
 * The owner changed which orders count as completed or paid: those that were seen and never told
 * are judged again. They may never change again, so the walk would not see them.
 */
package nl.koppeling.ingest.review;
